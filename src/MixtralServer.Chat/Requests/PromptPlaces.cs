namespace MixtralServer.Chat.Requests;

/// <summary>What a request calls the members that make it too long for a context, for errors to name.</summary>
/// <param name="Prompt">What the prompt is made of.</param>
/// <param name="Limit">The most tokens of an answer.</param>
public sealed record PromptPlaces(string Prompt, string Limit)
{
    /// <summary>In a chat request.</summary>
    public static PromptPlaces Chat { get; } = new("messages", "max_tokens");

    /// <summary>In a request for a response.</summary>
    public static PromptPlaces Response { get; } = new("input", "max_output_tokens");
}
