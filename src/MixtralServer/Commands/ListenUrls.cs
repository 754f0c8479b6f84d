using System.CommandLine.Parsing;

namespace MixtralServer.Commands;

/// <summary>Reads the addresses that the server is to listen on.</summary>
internal static class ListenUrls
{
    private const int MaxCount = 16;

    /// <summary>Reads <c>http://host:port</c>, several with semicolons; anything else is an error.</summary>
    public static string[] Parse(ArgumentResult result)
    {
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var urls = result.Tokens[0].Value.Split(';', Tidy);
        if (urls.Length is 0 or > MaxCount)
            result.AddError($"--urls: give 1 to {MaxCount} addresses, such as http://127.0.0.1:8080.");
        foreach (var objection in urls.Select(Objection).OfType<string>())
            result.AddError($"--urls: {objection}.");
        return urls;
    }

    private static string? Objection(string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"\"{url}\" is no address; write http://host:port";
        }

        return address switch
        {
            { Scheme: "https" } => $"\"{url}\": TLS is not spoken here; listen on http behind a proxy that does",
            { Scheme: not "http" } or { Port: < 0 or > 65_535 } => $"\"{url}\" is no address; write http://host:port",
            { PathBase.Length: > 0 } => $"\"{url}\" has a path; write http://host:port alone",
            _ => null,
        };
    }
}
