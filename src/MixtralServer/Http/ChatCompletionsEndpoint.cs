using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Dialects;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>
/// Answers chat requests:
/// 1. the body is read,
/// 2. the model it names is found,
/// 3. the request is validated, and gets its client and its class,
/// 4. its prompt is written, encoded and fitted into the context,
/// 5. the engine generates, once for each answer that is wanted, and the reply is written.
/// </summary>
internal sealed class ChatCompletionsEndpoint(ModelRegistry models, TimeProvider time, HttpEdgeOptions options, Generator generator)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/chat/completions", (HttpContext context, ChatCompletionsEndpoint chat) => chat.HandleAsync(context))
        .WithSummary("Continue a conversation").WithTags("Chat")
        .Generates<ChatCompletionRequest, ChatCompletionResponse>();

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
        var head = new ReplyHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, generations[0].Prompt)
        {
            Dialect = RequestDialect.Of(context, options),
            Time = time,
        };
        return await generator.ReplyAsync(context, model.Engine, generations, new ChatReply(head));
    }
}
