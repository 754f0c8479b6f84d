using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http;

/// <summary>
/// Chats with a model that the route names, as Segmind has it. Errors are strings; no <c>x-remaining-credits</c> is told, since there are
/// no credits.
/// </summary>
internal sealed class SegmindEndpoint(ChatCompletionsEndpoint chat)
{
    // The last part of each route is an alias in the catalogue.
    private static readonly string[] Aliases = ["mixtral-8x22b-instruct", "mixtral-8x7b-instruct"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var alias in Aliases)
        {
            routes.MapPost($"/{alias}", (HttpContext context, SegmindEndpoint segmind) => segmind.HandleAsync(context, alias))
                .WithMetadata(new TextErrors())
                .WithSummary($"Continue a conversation with {alias} (Segmind)").WithTags("Segmind")
                .Accepts<ChatCompletionRequest>("application/json", "*/*") // what is no JSON is refused below, with a string
                .Produces<ChatCompletionResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
                .Produces<TextError>(StatusCodes.Status400BadRequest)
                .Produces<TextError>(StatusCodes.Status404NotFound)
                .Produces<TextError>(StatusCodes.Status406NotAcceptable);
        }
    }

    private async Task HandleAsync(HttpContext context, string alias)
    {
        var json = ProtocolJson.Context.ChatCompletionRequest;
        var body = await RequestBody<ChatCompletionRequest>.ReadAsync(context, json);
        var error = body.Value is { } wire
            ? await chat.AnswerAsync(context, wire with { Model = alias }, head => new SegmindReply(head))
            : body.Error;
        if (error is { Status: StatusCodes.Status415UnsupportedMediaType })
            error = error with { Status = StatusCodes.Status406NotAcceptable };
        if (error is not null)
            await ErrorWriter.WriteAsync(context, error);
    }
}
