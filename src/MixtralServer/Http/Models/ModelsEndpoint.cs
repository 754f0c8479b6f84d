using MixtralServer.Http.Dialects;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Models;
using MixtralServer.Serving;

namespace MixtralServer.Http.Models;

/// <summary>Lists the models, also those that cannot answer now.</summary>
internal static class ModelsEndpoint
{
    // A catch-all, since ids contain slashes: written as they are by some clients, escaped by others.
    private const string OneModel = "/models/{**id}";

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", ListAsync)
            .WithSummary("List the models").WithTags("Models").Produces<ModelList>();
        routes.MapGet(OneModel, GetAsync)
            .WithSummary("Look at one model; its id may contain slashes").WithTags("Models")
            .Produces<ModelCard>().Produces<ErrorResponse>(StatusCodes.Status404NotFound);
        routes.MapDelete(OneModel, RefuseToDeleteAsync)
            .WithSummary("Refused: the catalogue is a file").WithTags("Models")
            .Produces<ErrorResponse>(StatusCodes.Status403Forbidden).Produces<ErrorResponse>(StatusCodes.Status404NotFound);
    }

    private static Task ListAsync(HttpContext context, ModelRegistry models, HttpEdgeOptions options)
    {
        var dialect = RequestDialect.Of(context, options);
        RequestDialect.Vary(context);
        IReadOnlyList<ModelCard> cards = [.. models.Models.Select(model => ModelCards.Of(model, dialect))];
        return dialect == Dialect.Together
            ? JsonResponse.WriteAsync(
                context, StatusCodes.Status200OK, cards, ProtocolJson.Context.IReadOnlyListModelCard)
            : JsonResponse.WriteAsync(
                context, StatusCodes.Status200OK, new ModelList(cards), ProtocolJson.Context.ModelList);
    }

    private static Task GetAsync(HttpContext context, string? id, ModelRegistry models, HttpEdgeOptions options)
    {
        if (!models.Find(Unescaped(id)).TryGet(out var model, out var problem))
            return ErrorWriter.WriteAsync(context, HttpError.From(problem));
        RequestDialect.Vary(context);
        var card = ModelCards.Of(model, RequestDialect.Of(context, options));
        return JsonResponse.WriteAsync(context, StatusCodes.Status200OK, card, ProtocolJson.Context.ModelCard);
    }

    private static Task RefuseToDeleteAsync(HttpContext context, string? id, ModelRegistry models) =>
        ErrorWriter.WriteAsync(context, WhyNotDeleted(context, id, models));

    private static HttpError WhyNotDeleted(HttpContext context, string? id, ModelRegistry models)
    {
        if (id is null) // the catch-all takes the list's own path too
            return HttpError.From(StatusCodes.Status405MethodNotAllowed, context);
        return models.Find(Unescaped(id)).TryGet(out var model, out var problem)
            ? HttpError.Create(
                StatusCodes.Status403Forbidden,
                "model_not_deletable",
                $"The model '{model.Profile.Id}' cannot be deleted here. Remove it from models.yaml and restart the server.",
                "model")
            : HttpError.From(problem);
    }

    // Routing leaves this one escape alone.
    private static string Unescaped(string? id) => Uri.UnescapeDataString(id ?? "");
}
