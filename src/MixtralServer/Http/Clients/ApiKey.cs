using Microsoft.Extensions.Primitives;
using MixtralServer.Configuration;

namespace MixtralServer.Http.Clients;

/// <summary>The key that a request carries, wherever its client puts it.</summary>
internal static class ApiKey
{
    private const string Bearer = "Bearer ";

    // Segmind's clients, Azure's, and Portkey's where they talk to a server directly.
    private static readonly string[] Headers = ["x-api-key", "api-key", "x-portkey-api-key"];

    /// <summary>The hash of the key, or null where there is none.</summary>
    public static KeyHash? HashOf(HttpRequest request) => Of(request) is { } key ? KeyHash.Of(key) : null;

    /// <summary>The hash of the bearer token alone, or null where there is none.</summary>
    public static KeyHash? BearerHashOf(HttpRequest request) => BearerOf(request) is { } token ? KeyHash.Of(token) : null;

    private static string? Of(HttpRequest request)
    {
        if (BearerOf(request) is { } token) return token;
        foreach (var header in Headers)
        {
            if (request.Headers.TryGetValue(header, out var values) && Text(values) is { } key) return key;
        }

        return null;
    }

    private static string? BearerOf(HttpRequest request) =>
        Text(request.Headers.Authorization) is { } text && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Text(text[Bearer.Length..])
            : null;

    private static string? Text(StringValues values) => values.ToString().Trim() is { Length: > 0 } text ? text : null;
}
