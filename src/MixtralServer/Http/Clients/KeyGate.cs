using MixtralServer.Http.Errors;

namespace MixtralServer.Http.Clients;

/// <summary>Lets requests to routes that need a key pass with one that is listed, or with any where no key is needed.</summary>
internal static class KeyGate
{
    /// <summary>The routes of the group need a key.</summary>
    public static RouteGroupBuilder RequireKey(this RouteGroupBuilder routes) => routes.WithMetadata(new NeedsKey());

    /// <summary>Whether a request is for such a route.</summary>
    public static bool Guards(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeedsKey>() is not null;

    public static void UseKeyGate(this IApplicationBuilder app, HttpEdgeOptions options) => app.Use((context, next) =>
    {
        if (!Guards(context))
            return next(context);
        var keys = ApiKey.Sent(context.Request);
        if (!options.Clients.Admits(keys, out var key))
            return RefuseAsync(context, hasKey: keys.Count > 0);
        context.Features.Set(new AdmittedKey(key));
        return next(context);
    });

    private static Task RefuseAsync(HttpContext context, bool hasKey)
    {
        // RFC 6750, section 3.1: no error code where the request carries no key at all.
        context.Response.Headers.WWWAuthenticate =
            hasKey ? "Bearer realm=\"MixtralServer\", error=\"invalid_token\"" : "Bearer realm=\"MixtralServer\"";
        var message = hasKey
            ? "Invalid API key provided. Ask whoever runs this server for one."
            : "No API key provided. Send it in the header 'Authorization: Bearer KEY' or 'x-api-key: KEY'.";
        return ErrorWriter.WriteAsync(
            context, HttpError.Create(StatusCodes.Status401Unauthorized, "invalid_api_key", message, parameter: null));
    }

    private sealed class NeedsKey;
}
