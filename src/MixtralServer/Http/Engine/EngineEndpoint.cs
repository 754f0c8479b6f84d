using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Protocol.Engine;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http.Engine;

/// <summary>What the engines are doing: for whoever runs the server.</summary>
internal static class EngineEndpoint
{
    public static void MapEngine(this IEndpointRouteBuilder routes) => routes
        .MapGet("/engine", GetAsync)
        .WithSummary("What the engines are doing; from this machine, or with the admin token").WithTags("Engine")
        .Produces<EngineReport>().Produces<ErrorResponse>(StatusCodes.Status403Forbidden);

    private static Task GetAsync(HttpContext context, ModelRegistry models, HttpEdgeOptions options)
    {
        if (!options.EngineAccess.Allows(context))
        {
            return ErrorWriter.WriteAsync(context, HttpError.Create(
                StatusCodes.Status403Forbidden,
                "admin_only",
                "This is for the server's own machine, or with its admin token: 'Authorization: Bearer TOKEN'.",
                parameter: null));
        }

        var report = new EngineReport([.. models.Models.Select(EngineReports.Of)]);
        return JsonResponse.WriteAsync(context, StatusCodes.Status200OK, report, ProtocolJson.Context.EngineReport);
    }
}
