using MixtralServer.Protocol;

namespace MixtralServer.Http.Dialects;

/// <summary>
/// Finds out whose API a request expects: the path says so, or else the name that the client gives itself, or else the catalogue.
/// </summary>
internal static class RequestDialect
{
    private const string TogetherAgent = "x-together-client-user-agent";

    /// <summary>The dialect of a request.</summary>
    /// <param name="context">The request, with its route found.</param>
    /// <param name="options">Says what clients get that name nothing.</param>
    public static Dialect Of(HttpContext context, HttpEdgeOptions options) =>
        OfPath(context) ?? OfClient(context.Request.Headers) ?? options.Dialect;

    /// <summary>Tells caches what the answer depends on besides its path. For answers whose shape goes by the dialect.</summary>
    public static void Vary(HttpContext context)
    {
        if (OfPath(context) is null)
            context.Response.Headers.Append("Vary", $"User-Agent, {TogetherAgent}");
    }

    private static Dialect? OfPath(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<PathDialect>()?.Dialect;

    // Names as the clients send them: Together/JS, AsyncTogether/Python, mistral-client-typescript, OpenAI/v1 PythonBindings. Those of
    // the AI SDK name every provider alike, and read OpenAI's shapes.
    private static Dialect? OfClient(IHeaderDictionary headers)
    {
        var agent = headers.UserAgent.ToString();
        if (headers.ContainsKey(TogetherAgent) || StartsWith(agent, "Together/") || StartsWith(agent, "AsyncTogether/"))
            return Dialect.Together;
        if (StartsWith(agent, "OpenAI/") || StartsWith(agent, "AsyncOpenAI/") || Contains(agent, "ai-sdk"))
            return Dialect.OpenAi;
        return Contains(agent, "mistral") ? Dialect.Mistral : null;
    }

    private static bool StartsWith(string agent, string name) => agent.StartsWith(name, StringComparison.Ordinal);

    private static bool Contains(string agent, string name) => agent.Contains(name, StringComparison.OrdinalIgnoreCase);
}
