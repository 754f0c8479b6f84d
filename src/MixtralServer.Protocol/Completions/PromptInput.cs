namespace MixtralServer.Protocol.Completions;

/// <summary>A text of a request, in either of the ways in which clients write it.</summary>
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
