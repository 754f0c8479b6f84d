using Microsoft.Extensions.Primitives;
using MixtralServer.Configuration;

namespace MixtralServer.Http.Clients;

/// <summary>The key that a request carries, wherever its client puts it.</summary>
internal static class ApiKey
{
    private const string Bearer = "Bearer ";

    // Segmind's clients and Azure's.
    private static readonly string[] Headers = ["x-api-key", "api-key"];

    // Portkey's clients, where they talk to a server directly. Beside an Authorization they are meant for a gateway.
    private static readonly string[] GatewayHeaders = ["x-portkey-virtual-key", "x-portkey-api-key"];

    /// <summary>The hash of the key with which a request passed the gate, or null where it has none.</summary>
    public static KeyHash? HashOf(HttpRequest request) => request.HttpContext.Features.Get<AdmittedKey>()?.Hash;

    /// <summary>The hashes of all keys that a request carries, at most one for each header that may hold one.</summary>
    public static IReadOnlyList<KeyHash> Sent(HttpRequest request)
    {
        var headers = request.Headers;
        var others = StringValues.IsNullOrEmpty(headers.Authorization) ? [.. Headers, .. GatewayHeaders] : Headers;
        IEnumerable<string?> keys = [BearerOf(request), .. others.Select(header => Text(headers[header]))];
        return [.. keys.OfType<string>().Select(KeyHash.Of)];
    }

    /// <summary>The hash of the bearer token alone, or null where there is none.</summary>
    public static KeyHash? BearerHashOf(HttpRequest request) => BearerOf(request) is { } token ? KeyHash.Of(token) : null;

    private static string? BearerOf(HttpRequest request) =>
        Text(request.Headers.Authorization) is { } text && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Text(text[Bearer.Length..])
            : null;

    private static string? Text(StringValues values) => values.ToString().Trim() is { Length: > 0 } text ? text : null;
}
