using MixtralServer.Protocol.Completions;

namespace MixtralServer.Protocol.Inference;

/// <summary>The answer of <c>POST /inference</c>, Together's interface before 2024.</summary>
public sealed record InferenceResponse
{
    /// <summary>Unique id of the answer.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>finished</c>.</summary>
    public string Status { get; } = "finished";

    /// <summary>The prompts as the request has them; those that are token ids as the text of their tokens.</summary>
    public required IReadOnlyList<string> Prompt { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>Always empty.</summary>
    public string ModelOwner { get; } = "";

    /// <summary>How many answers there are.</summary>
    public required int NumReturns { get; init; }

    /// <summary>The request, as far as this server knows its members.</summary>
    public required CompletionRequest Args { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Subjobs { get; } = [];

    /// <summary>What the request consumed.</summary>
    public required InferenceUsage Usage { get; init; }

    /// <summary>The answers.</summary>
    public required InferenceOutput Output { get; init; }
}
