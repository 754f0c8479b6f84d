namespace MixtralServer.Chat.Requests;

/// <summary>What a request calls the shape that its answer must have, for errors to name.</summary>
/// <param name="Format">The member as a whole.</param>
/// <param name="Named">What holds a schema together with its name.</param>
internal sealed record FormatPlaces(string Format, string Named)
{
    /// <summary>In a chat request.</summary>
    public static FormatPlaces Chat { get; } = new("response_format", "response_format.json_schema");

    /// <summary>In a request for a response.</summary>
    public static FormatPlaces Response { get; } = new("text.format", "text.format");
}
