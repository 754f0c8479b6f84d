using MixtralServer.Http.Json;
using MixtralServer.Protocol.Clients;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Clients;

/// <summary>Tells a client as whom the server knows it.</summary>
internal static class WhoAmIEndpoint
{
    public static void MapWhoAmI(this IEndpointRouteBuilder routes) => routes
        .MapGet("/whoami", GetAsync)
        .WithSummary("Whose key the request carries").WithTags("Clients").Produces<WhoAmIResponse>();

    private static Task GetAsync(HttpContext context, HttpEdgeOptions options)
    {
        var client = options.Clients.IdOf(ApiKey.HashOf(context.Request));
        var answer = new WhoAmIResponse { ApiKeyId = client.Length > 0 ? client : "anonymous" };
        return JsonResponse.WriteAsync(context, StatusCodes.Status200OK, answer, ProtocolJson.Context.WhoAmIResponse);
    }
}
