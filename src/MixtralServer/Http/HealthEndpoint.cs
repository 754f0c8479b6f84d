using MixtralServer.Http.Json;
using MixtralServer.Protocol.Health;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Whether the process lives, and whether it can answer: for orchestrators and load balancers.</summary>
internal static class HealthEndpoint
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", Methods, (Delegate)LiveAsync)
            .WithSummary("Whether the process lives").WithTags("Health").Produces<HealthReport>();
        routes.MapMethods("/readyz", Methods, ReadyAsync)
            .WithSummary("Whether a model is ready").WithTags("Health")
            .Produces<HealthReport>().Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
    }

    private static Task LiveAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status200OK, new HealthReport("ok"));

    private static Task ReadyAsync(HttpContext context, ModelRegistry models)
    {
        var reasons = ReasonsNotToBeReady(models);
        return reasons.Count > 0
            ? WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new HealthReport("not_ready", reasons))
            : WriteAsync(context, StatusCodes.Status200OK, new HealthReport("ready"));
    }

    private static List<string> ReasonsNotToBeReady(ModelRegistry models)
    {
        if (models.IsDraining)
            return ["The server is shutting down."];
        if (models.Models.Count == 0)
            return ["No model is configured."];
        return models.Models.Any(model => model.State is ServedModelState.Ready)
            ? []
            : [.. models.Models.Select(model => $"{model.Profile.Id}: {Describe(model.State)}")];
    }

    private static string Describe(ServedModelState state) => state switch
    {
        ServedModelState.Loading loading => $"loading ({loading.Progress:P0})",
        ServedModelState.Missing missing => missing.Reason,
        ServedModelState.StoodIn stoodIn => stoodIn.Reason,
        ServedModelState.Failed failed => failed.Reason,
        _ => "ready",
    };

    private static Task WriteAsync(HttpContext context, int status, HealthReport report) =>
        JsonResponse.WriteAsync(context, status, report, ProtocolJson.Context.HealthReport);
}
