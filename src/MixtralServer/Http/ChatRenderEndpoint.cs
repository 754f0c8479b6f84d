using MixtralServer.Chat;
using MixtralServer.Chat.Requests;
using MixtralServer.Http.Json;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Shows the prompt of a chat request, and generates nothing.</summary>
internal static class ChatRenderEndpoint
{
    public static void MapChatRender(this IEndpointRouteBuilder routes) => routes
        .MapPost("/chat/render", HandleAsync)
        .WithSummary("The prompt, its tokens and the grammar of a chat request").WithTags("Chat")
        .Accepts<ChatCompletionRequest>("application/json")
        .Produces<ChatRenderResponse>()
        .Produces<ErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);

    private static Task HandleAsync(HttpContext context, ModelRegistry models)
    {
        var json = ProtocolJson.Context;
        return JsonExchange.RunAsync(context, json.ChatCompletionRequest, json.ChatRenderResponse, wire => Render(wire, models, context));
    }

    private static Outcome<ChatRenderResponse> Render(ChatCompletionRequest wire, ModelRegistry models, HttpContext context)
    {
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return problem;
        return ChatRequestValidator.Validate(wire, model.Chat).TryGet(out var request, out problem)
            ? ChatRenderer.Render(request, model.Chat)
            : problem;
    }
}
