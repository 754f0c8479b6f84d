namespace MixtralServer.Protocol.Inference;

/// <summary>The answers of an <see cref="InferenceResponse"/>.</summary>
public sealed record InferenceOutput
{
    /// <summary>Why the first answer ended.</summary>
    public required string FinishReason { get; init; }

    /// <summary>The same as in the response.</summary>
    public required InferenceUsage Usage { get; init; }

    /// <summary>Always <c>language-model-inference</c>.</summary>
    public string ResultType { get; } = "language-model-inference";

    /// <summary>The answers.</summary>
    public required IReadOnlyList<InferenceChoice> Choices { get; init; }

    /// <summary>The prompts.</summary>
    public required IReadOnlyList<InferencePrompt> Prompt { get; init; }
}
