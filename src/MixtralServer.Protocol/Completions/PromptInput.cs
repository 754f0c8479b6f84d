namespace MixtralServer.Protocol.Completions;

/// <summary>One of the <see cref="CompletionRequest.Prompt"/>s.</summary>
public abstract record PromptInput
{
    private PromptInput()
    {
    }

    /// <summary>A prompt as text.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : PromptInput;

    /// <summary>A prompt as token ids.</summary>
    /// <param name="Ids">The ids.</param>
    public sealed record Tokens(IReadOnlyList<int> Ids) : PromptInput;
}
