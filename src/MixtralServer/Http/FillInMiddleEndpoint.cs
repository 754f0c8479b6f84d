using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>
/// Fills in what stands between two texts, in the steps of <see cref="ChatCompletionsEndpoint"/> and with its replies, as Mistral has it
/// for Codestral.
/// </summary>
internal sealed class FillInMiddleEndpoint(ModelRegistry models, TimeProvider time, HttpEdgeOptions options, Generator generator)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/fim/completions", (HttpContext context, FillInMiddleEndpoint middle) => middle.HandleAsync(context))
        .WithSummary("Fill in the middle (Mistral)").WithTags("Completions")
        .Generates<FillInMiddleRequest, ChatCompletionResponse>();

    private async Task HandleAsync(HttpContext context)
    {
        if (await AnswerAsync(context) is { } error)
            await ErrorWriter.WriteAsync(context, error);
    }

    private async Task<HttpError?> AnswerAsync(HttpContext context)
    {
        // Step 1
        var body = await RequestBody<FillInMiddleRequest>.ReadAsync(context, ProtocolJson.Context.FillInMiddleRequest);
        if (body.Value is not { } wire)
            return body.Error;

        // Step 2
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return HttpError.From(problem);

        // Step 3
        if (!FillInMiddleValidator.Validate(wire, model.Chat).TryGet(out var request, out problem))
            return HttpError.From(problem);

        var caller = options.Clients.CallerOf(ApiKey.HashOf(context.Request), request.Priority, model.Chat.SharesCache);
        request = request with { Caller = caller };

        // Step 4
        var (id, now) = ($"fim-{options.NewId()}", time.GetUtcNow());
        if (!PromptRequestBuilder.Build(request, model.Chat, id, now).TryGet(out var generations, out problem))
            return HttpError.From(problem);

        // Step 5
        var head = new ReplyHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, generations[0].Prompt) { Time = time };
        return await generator.ReplyAsync(context, model.Engine, generations, new ChatReply(head));
    }
}
