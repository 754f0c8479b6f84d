using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Models;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Lists the models, also those that cannot answer now.</summary>
internal static class ModelsEndpoint
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", ListAsync)
            .WithSummary("List the models").WithTags("Models").Produces<ModelList>();
        routes.MapGet("/models/{**id}", GetAsync)
            .WithSummary("Look at one model; its id may contain slashes").WithTags("Models")
            .Produces<ModelCard>().Produces<ErrorResponse>(StatusCodes.Status404NotFound);
    }

    private static Task ListAsync(HttpContext context, ModelRegistry models)
    {
        var isTogether = IsTogether(context.Request);
        IReadOnlyList<ModelCard> cards = [.. models.Models.Select(model => ModelCards.Of(model, isTogether))];
        return isTogether
            ? JsonResponse.WriteAsync(
                context, StatusCodes.Status200OK, cards, ProtocolJson.Context.IReadOnlyListModelCard)
            : JsonResponse.WriteAsync(
                context, StatusCodes.Status200OK, new ModelList(cards), ProtocolJson.Context.ModelList);
    }

    private static Task GetAsync(HttpContext context, string? id, ModelRegistry models)
    {
        // Clients escape the slash in an id, and routing leaves that one escape alone.
        return models.Find(Uri.UnescapeDataString(id ?? "")).TryGet(out var model, out var problem)
            ? JsonResponse.WriteAsync(
                context,
                StatusCodes.Status200OK,
                ModelCards.Of(model, IsTogether(context.Request)),
                ProtocolJson.Context.ModelCard)
            : ErrorWriter.WriteAsync(context, HttpError.From(problem));
    }

    /// <summary>
    /// Together's own clients, by the names they give: Together/JS, Together/v1 PythonBindings, AsyncTogether/Python.
    /// </summary>
    private static bool IsTogether(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return agent.StartsWith("Together/", StringComparison.Ordinal)
            || agent.StartsWith("AsyncTogether/", StringComparison.Ordinal)
            || request.Headers.ContainsKey("x-together-client-user-agent");
    }
}
