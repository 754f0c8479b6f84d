namespace MixtralServer.Protocol.Inference;

/// <summary>A prompt; the lists are empty unless it was asked for with log probabilities.</summary>
public sealed record InferencePrompt
{
    /// <summary>Its text: as the model read it where it was asked for, else as the request has it.</summary>
    public required string Text { get; init; }

    /// <summary>Its tokens.</summary>
    public IReadOnlyList<int> TokenIds { get; init; } = [];

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>The natural logarithms of their probabilities; null for the first.</summary>
    public IReadOnlyList<float?> TokenLogprobs { get; init; } = [];
}
