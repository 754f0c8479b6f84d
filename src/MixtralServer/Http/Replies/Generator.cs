using MixtralServer.Chat.Replies;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Headers;
using MixtralServer.Http.Json;
using MixtralServer.Http.Sse;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Http.Replies;

/// <summary>
/// The one way from valid requests to the reply, whatever endpoint they came to:
/// 1. what the output must conform to is compiled,
/// 2. the engine takes the requests, all or none,
/// 3. the reply is streamed, or folded into one response.
/// Whatever fails before the first chunk is the endpoint's to tell, with a status of its own; after that it becomes the stream's last
/// event. Nothing runs on when the reply has ended or the client has gone.
/// </summary>
internal sealed partial class Generator(HttpEdgeOptions options, ILogger<Generator> logger)
{
    /// <summary>Generates, and writes the reply.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="engine">The engine of the model that answers.</param>
    /// <param name="requests">At least one; the first one's id stands for all in logs.</param>
    /// <param name="form">How the reply is written.</param>
    /// <returns>What went wrong where nothing has been written yet, else null.</returns>
    public async Task<HttpError?> ReplyAsync<TChunk, TWhole>(
        HttpContext context, GenerationEngine engine, IReadOnlyList<GenerationRequest> requests, ReplyForm<TChunk, TWhole> form)
    {
        context.Features.Get<AnswerFacts>()?.Ask(engine, requests[0].Priority);
        try
        {
            // Step 1
            if (await engine.PrepareAsync(requests[0], context.RequestAborted) is { } refused)
                return HttpError.From(refused);

            // Step 2
            return engine.Submit(requests) switch
            {
                Submission.Accepted accepted => await ReplyAsync(context, accepted, form),
                Submission.Rejected rejected => HttpError.From(rejected.Problem),
                var other => throw new InvalidOperationException($"Unknown submission {other}."),
            };
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.ClientGone(logger, requests[0].Id, context.TraceIdentifier);
            return null;
        }
    }

    private async Task<HttpError?> ReplyAsync<TChunk, TWhole>(
        HttpContext context, Submission.Accepted accepted, ReplyForm<TChunk, TWhole> form)
    {
        try
        {
            // Step 3
            var items = form.ReadAsync(accepted, context.RequestAborted);
            return form.Streams ? await StreamAsync(context, items, form) : await WriteWholeAsync(context, items, form);
        }
        finally
        {
            foreach (var ticket in accepted.Tickets) ticket.Dispose(); // ends what still runs
        }
    }

    private static async Task<HttpError?> WriteWholeAsync<TChunk, TWhole>(
        HttpContext context, IAsyncEnumerable<ReplyItem<TChunk>> items, ReplyForm<TChunk, TWhole> form)
    {
        var folded = await form.FoldAsync(items);
        if (!folded.TryGet(out var whole, out var problem))
            return HttpError.From(problem);
        await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, whole, form.WholeJson);
        return null;
    }

    private async Task<HttpError?> StreamAsync<TChunk, TWhole>(
        HttpContext context, IAsyncEnumerable<ReplyItem<TChunk>> items, ReplyForm<TChunk, TWhole> form)
    {
        SseWriter? sse = null;
        try
        {
            await foreach (var item in items)
            {
                if (item is ReplyItem<TChunk>.Failure failure)
                    return await FailAsync(HttpError.From(failure.Problem), sse, form, context.RequestAborted);
                sse ??= SseWriter.Start(context, options.SlowClientTimeout);
                await form.WriteAsync(sse, ((ReplyItem<TChunk>.Chunk)item).Value, context.RequestAborted);
            }
            if (sse is not null)
                await form.WriteEndAsync(sse, context.RequestAborted);
            return null;
        }
        catch (Exception fault) when (sse is not null && fault is not OperationCanceledException)
        {
            Log.StreamBroke(logger, context.TraceIdentifier, fault);
            var error = HttpError.From(StatusCodes.Status500InternalServerError, context);
            return await FailAsync(error, sse, form, context.RequestAborted);
        }
        finally
        {
            sse?.Dispose();
        }
    }

    private static async Task<HttpError?> FailAsync<TChunk, TWhole>(
        HttpError error, SseWriter? sse, ReplyForm<TChunk, TWhole> form, CancellationToken cancellation)
    {
        if (sse is null)
            return error;
        await form.WriteFailureAsync(sse, error, cancellation);
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
