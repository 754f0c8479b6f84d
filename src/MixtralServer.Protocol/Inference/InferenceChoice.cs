namespace MixtralServer.Protocol.Inference;

/// <summary>One answer of an <see cref="InferenceOutput"/>; the lists only where log probabilities were asked for.</summary>
public sealed record InferenceChoice
{
    /// <summary>The text, with the space it begins with.</summary>
    public required string Text { get; init; }

    /// <summary>Why it ended: <c>stop</c> or <c>length</c>.</summary>
    public required string FinishReason { get; init; }

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<int>? TokenIds { get; init; }

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>The natural logarithms of their probabilities.</summary>
    public IReadOnlyList<float?>? TokenLogprobs { get; init; }
}
