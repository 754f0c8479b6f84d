using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Sse;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>
/// Answers chat requests:
/// 1. the body is read,
/// 2. the model it names is found,
/// 3. the request is validated, and gets its client and its class,
/// 4. its prompt is written, encoded and fitted into the context,
/// 5. the engine takes it, once for each answer that is wanted, or has no room,
/// 6. the reply is streamed, or folded into one response.
/// Whatever fails before the first chunk becomes a status of its own; after that it becomes the stream's last event.
/// </summary>
internal sealed partial class ChatCompletionsEndpoint(
    ModelRegistry models, TimeProvider time, HttpEdgeOptions options, ILogger<ChatCompletionsEndpoint> logger)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/chat/completions", (HttpContext context, ChatCompletionsEndpoint chat) => chat.HandleAsync(context))
        .WithSummary("Continue a conversation").WithTags("Chat")
        .Accepts<ChatCompletionRequest>("application/json")
        .Produces<ChatCompletionResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .Produces<ErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<ErrorResponse>(StatusCodes.Status429TooManyRequests)
        .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);

    private async Task HandleAsync(HttpContext context)
    {
        if (await AnswerAsync(context) is { } error)
            await ErrorWriter.WriteAsync(context, error);
    }

    private async Task<HttpError?> AnswerAsync(HttpContext context)
    {
        // Step 1
        var json = ProtocolJson.Context.ChatCompletionRequest;
        var body = await RequestBody<ChatCompletionRequest>.ReadAsync(context, json);
        if (body.Value is not { } wire)
            return body.Error;

        // Step 2
        if (!models.FindReady(wire.Model).TryGet(out var model, out var problem))
            return HttpError.From(problem);

        // Step 3
        if (!ChatRequestValidator.Validate(wire, model.Chat).TryGet(out var request, out problem))
            return HttpError.From(problem);

        var caller = options.Clients.CallerOf(ApiKey.HashOf(context.Request), request.Priority, model.Chat.SharesCache);
        request = request with { Caller = caller };

        // Step 4
        var (id, now) = ($"chatcmpl-{options.NewId()}", time.GetUtcNow());
        if (!GenerationRequestBuilder.Build(request, model.Chat, id, now).TryGet(out var generations, out problem))
            return HttpError.From(problem);

        // Step 5
        if (await model.Engine.PrepareAsync(generations[0], context.RequestAborted) is { } refused)
            return HttpError.From(refused);
        var head = new ReplyHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, generations[0].Prompt) { Time = time };
        return model.Engine.Submit(generations) switch
        {
            Submission.Accepted accepted => await ReplyAsync(context, accepted.Tickets, head with { Relaxed = accepted.Relaxed }),
            Submission.Rejected rejected => HttpError.From(rejected.Problem),
            var other => throw new InvalidOperationException($"Unknown submission {other}."),
        };
    }

    private async Task<HttpError?> ReplyAsync(HttpContext context, IReadOnlyList<GenerationTicket> tickets, ReplyHead head)
    {
        try
        {
            // Step 6
            var events = tickets.Select(ticket => ticket.Events).ToArray();
            var items = ReplyChunker.ReadAsync(events, head, context.RequestAborted);
            return head.Request.Stream
                ? await StreamAsync(context, items)
                : await WriteWholeAsync(context, items, head);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.ClientGone(logger, head.Id, context.TraceIdentifier);
            return null;
        }
        finally
        {
            foreach (var ticket in tickets) ticket.Dispose(); // ends what still runs
        }
    }

    private static async Task<HttpError?> WriteWholeAsync(
        HttpContext context, IAsyncEnumerable<ReplyItem> items, ReplyHead head)
    {
        var folded = await ReplyFolder.FoldAsync(items, head);
        if (!folded.TryGet(out var response, out var problem))
            return HttpError.From(problem);
        await JsonResponse.WriteAsync(
            context, StatusCodes.Status200OK, response, ProtocolJson.Context.ChatCompletionResponse);
        return null;
    }

    private async Task<HttpError?> StreamAsync(HttpContext context, IAsyncEnumerable<ReplyItem> items)
    {
        SseWriter? sse = null;
        try
        {
            await foreach (var item in items)
            {
                if (item is ReplyItem.Failure failure)
                    return await FailAsync(HttpError.From(failure.Problem), sse, context.RequestAborted);
                sse ??= SseWriter.Start(context);
                var chunk = ((ReplyItem.Chunk)item).Value;
                await sse.WriteAsync(chunk, ProtocolJson.Context.ChatCompletionChunk, context.RequestAborted);
            }
            if (sse is not null)
                await sse.WriteDoneAsync(context.RequestAborted);
            return null;
        }
        catch (Exception fault) when (sse is not null && fault is not OperationCanceledException)
        {
            Log.StreamBroke(logger, context.TraceIdentifier, fault);
            var error = HttpError.From(StatusCodes.Status500InternalServerError, context);
            return await FailAsync(error, sse, context.RequestAborted);
        }
        finally
        {
            sse?.Dispose();
        }
    }

    private static async Task<HttpError?> FailAsync(HttpError error, SseWriter? sse, CancellationToken cancellation)
    {
        if (sse is null)
            return error;
        await sse.WriteAsync(new ErrorChunk(error.Detail), ProtocolJson.Context.ErrorChunk, cancellation);
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Debug, "{Id} cancelled: the client of request {RequestId} went away.")]
        public static partial void ClientGone(ILogger logger, string id, string requestId);

        [LoggerMessage(1102, LogLevel.Error, "The stream of request {RequestId} broke off.")]
        public static partial void StreamBroke(ILogger logger, string requestId, Exception fault);
    }
}
