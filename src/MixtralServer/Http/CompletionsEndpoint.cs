using MixtralServer.Chat.Completions;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Dialects;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>
/// Continues prompts that callers write themselves, in the steps of <see cref="ChatCompletionsEndpoint"/>. One reply has the answers to
/// all prompts of a request.
/// </summary>
internal sealed class CompletionsEndpoint(ModelRegistry models, TimeProvider time, HttpEdgeOptions options, Generator generator)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/completions", (HttpContext context, CompletionsEndpoint completions) => completions.HandleAsync(context))
        .WithSummary("Continue prompts").WithTags("Completions")
        .Generates<CompletionRequest, CompletionResponse>();

    private async Task HandleAsync(HttpContext context)
    {
        // Step 1
        var body = await RequestBody<CompletionRequest>.ReadAsync(context, ProtocolJson.Context.CompletionRequest);
        var error = body.Value is { } wire
            ? await AnswerAsync(context, wire, RequestDialect.Of(context, options), head => new CompletionReply(head))
            : body.Error;
        if (error is not null)
            await ErrorWriter.WriteAsync(context, error);
    }

    /// <summary>Answers a request from step 2 on.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="wire">The request as it came.</param>
    /// <param name="dialect">Whose defaults and shapes apply.</param>
    /// <param name="form">How the reply is written.</param>
    /// <returns>What went wrong where nothing has been written yet, else null.</returns>
    public async Task<HttpError?> AnswerAsync<TWhole>(
        HttpContext context, CompletionRequest wire, Dialect dialect, Func<CompletionHead, ReplyForm<CompletionChunk, TWhole>> form)
    {
        // Step 2
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return HttpError.From(problem);

        // Step 3
        if (!CompletionRequestValidator.Validate(wire, model.Chat, dialect).TryGet(out var request, out problem))
            return HttpError.From(problem);

        var caller = options.Clients.CallerOf(ApiKey.HashOf(context.Request), request.Priority, model.Chat.SharesCache);
        request = request with { Caller = caller };

        // Step 4
        var (id, now) = ($"cmpl-{options.NewId()}", time.GetUtcNow());
        if (!PromptRequestBuilder.Build(request, model.Chat, id, now).TryGet(out var generations, out problem))
            return HttpError.From(problem);

        // Step 5
        var prompts = generations.Chunk(request.Answers.Generated).Select(answers => answers[0].Prompt);
        var head = new CompletionHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, [.. prompts], dialect) { Time = time };
        return await generator.ReplyAsync(context, model.Engine, generations, form(head));
    }
}
