using System.Net;
using MixtralServer.Configuration;
using MixtralServer.Http.Clients;

namespace MixtralServer.Http.Engine;

/// <summary>
/// Who may look into the engine: whoever is on this machine, and whoever has the admin token. A request that came through a proxy is
/// not from this machine, though the proxy is.
/// </summary>
internal sealed class EngineAccess(KeyHash? adminToken)
{
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "Via"];

    public bool Allows(HttpContext context) =>
        IsAdmin(context.Request) || (IsLocal(context.Connection.RemoteIpAddress) && !IsForwarded(context.Request));

    private bool IsAdmin(HttpRequest request) =>
        adminToken is not null && ApiKey.BearerHashOf(request) is { } token && adminToken.Matches(token);

    private static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    private static bool IsForwarded(HttpRequest request) => ProxyHeaders.Any(request.Headers.ContainsKey);
}
