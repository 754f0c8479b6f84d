using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Dialects;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol;
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
        // Step 1
        var json = ProtocolJson.Context.ChatCompletionRequest;
        var body = await RequestBody<ChatCompletionRequest>.ReadAsync(context, json);
        var error = body.Value is { } wire ? await AnswerAsync(context, wire, head => new ChatReply(head)) : body.Error;
        if (error is not null)
            await ErrorWriter.WriteAsync(context, error);
    }

    /// <summary>Answers a request from step 2 on.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="wire">The request as it came.</param>
    /// <param name="form">How the reply is written.</param>
    /// <returns>What went wrong where nothing has been written yet, else null.</returns>
    public async Task<HttpError?> AnswerAsync(HttpContext context, ChatCompletionRequest wire, Func<ReplyHead, ChatReply> form)
    {
        // Step 2
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return HttpError.From(problem);

        // Step 3
        if (!ChatRequestValidator.Validate(wire, model.Chat).TryGet(out var request, out problem))
            return HttpError.From(problem);

        var caller = options.Clients.CallerOf(ApiKey.HashOf(context.Request), request.Priority, model.Chat.SharesCache);
        var dialect = RequestDialect.Of(context, options);
        var repeats = wire.Messages is [.., { Prefix: true }] && dialect == Dialect.Mistral;
        request = request with { Caller = caller, RepeatsPrefix = repeats };

        // Step 4
        var (id, now) = ($"chatcmpl-{options.NewId()}", time.GetUtcNow());
        if (!GenerationRequestBuilder.Build(request, model.Chat, id, now).TryGet(out var generations, out problem))
            return HttpError.From(problem);

        // Step 5
        var head = new ReplyHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, generations[0].Prompt)
        {
            Dialect = dialect,
            Time = time,
        };
        return await generator.ReplyAsync(context, model.Engine, generations, form(head));
    }
}
