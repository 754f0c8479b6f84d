using System.Text;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>A request whose answer is known to the byte.</summary>
/// <param name="Name">What it shows; names its file.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the API's prefix.</param>
/// <param name="Body">The body, or "" for none.</param>
internal sealed record Exchange(string Name, string Method, string Path, string Body = "")
{
    // What differs from run to run, or says nothing of the API.
    private static readonly string[] Unshown = ["Date", "Transfer-Encoding"];

    // The engine's room when the head of the answer leaves depends on how far the engine is by then.
    private static readonly string[] Moving = ["x-ratelimit-", "x-tokenlimit-"];

    /// <summary>Headers that are sent, "Name: value".</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Makes the server that answers.</summary>
    public Func<ServerSettings> Settings { get; init; } = () => new ServerSettings();

    /// <summary>Sends the request to a server of its own.</summary>
    /// <param name="prefix">Where the API is mounted.</param>
    /// <returns>Request and response as text.</returns>
    public async Task<string> RunAsync(string prefix)
    {
        await using var server = await RunningServer.StartAsync(Settings());
        using var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(prefix + Path, UriKind.Relative));
        if (Body.Length > 0)
            request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        foreach (var header in Headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 2)..]);
        }

        using var response = await server.Client.SendAsync(request);
        return await ShowAsync(request, response);
    }

    private async Task<string> ShowAsync(HttpRequestMessage request, HttpResponseMessage response)
    {
        var text = new StringBuilder($"{request.Method} {request.RequestUri!.AbsolutePath}\n");
        foreach (var header in Headers) text.Append(header).Append('\n');
        if (Body.Length > 0)
            text.Append('\n').Append(Body).Append('\n');
        text.Append($"\n{(int)response.StatusCode}\n");
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => !Unshown.Contains(header.Key));
        foreach (var (name, values) in headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
            text.Append($"{name.ToLowerInvariant()}: {(Moving.Any(name.StartsWith) ? "*" : string.Join(", ", values))}\n");
        return text.Append('\n').Append(await response.Content.ReadAsStringAsync()).Append('\n').ToString();
    }
}
