namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>How likely the tokens of a text were, in the shape of Together and of completions: lists of one length.</summary>
public sealed record LogprobLists
{
    /// <summary>The tokens.</summary>
    public required IReadOnlyList<int> TokenIds { get; init; }

    /// <summary>Their texts; half a character shows as U+FFFD.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>The natural logarithms of their probabilities; null for a prompt's first token.</summary>
    public required IReadOnlyList<float?> TokenLogprobs { get; init; }

    /// <summary>The likeliest tokens at each place by their texts; absent where only one was asked for.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, float>?>? TopLogprobs { get; init; }

    /// <summary>Where in a completion's text each token begins, in characters (code points); absent in chats.</summary>
    public IReadOnlyList<int>? TextOffset { get; init; }
}
