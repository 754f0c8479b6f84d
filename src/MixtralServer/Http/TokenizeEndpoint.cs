using MixtralServer.Chat;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Json;
using MixtralServer.Inference.Prompts;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Tokenizing;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Text to tokens and back.</summary>
internal static class TokenizeEndpoint
{
    public static void MapTokenize(this IEndpointRouteBuilder routes)
    {
        var json = ProtocolJson.Context;
        Map<TokenizeRequest, TokenizeResponse>(routes, "/tokenize", "The tokens of a text, or of a prompt", (context, models) =>
            JsonExchange.RunAsync(context, json.TokenizeRequest, json.TokenizeResponse, wire => Tokenize(wire, models, context)));
        Map<DetokenizeRequest, DetokenizeResponse>(routes, "/detokenize", "The text of tokens", (context, models) =>
            JsonExchange.RunAsync(context, json.DetokenizeRequest, json.DetokenizeResponse, wire => Detokenize(wire, models, context)));
    }

    private static void Map<TRequest, TResponse>(
        IEndpointRouteBuilder routes, string path, string summary, Func<HttpContext, ModelRegistry, Task> handle)
        where TRequest : notnull => routes
        .MapPost(path, handle)
        .WithSummary(summary).WithTags("Tokens")
        .Accepts<TRequest>("application/json")
        .Produces<TResponse>()
        .Produces<ErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);

    private static Outcome<TokenizeResponse> Tokenize(TokenizeRequest wire, ModelRegistry models, HttpContext context)
    {
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return problem;
        if (!TokenizeReader.Read(wire, model.Chat.Tokenizer).TryGet(out var prompt, out problem))
            return problem;
        var tokens = PromptEncoder.Encode(prompt, model.Chat.Tokenizer);
        return new TokenizeResponse(tokens.Length, model.Chat.ContextLength, [.. tokens.Select(token => token.Value)]);
    }

    private static Outcome<DetokenizeResponse> Detokenize(DetokenizeRequest wire, ModelRegistry models, HttpContext context)
    {
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return problem;
        return TokenList.Read(wire.Tokens, model.Chat.Tokenizer, "tokens").TryGet(out var tokens, out problem)
            ? new DetokenizeResponse(TokenText.Original(tokens, model.Chat.Tokenizer))
            : problem;
    }
}
