namespace MixtralServer.Protocol.Tokenizing;

/// <summary>The body of <c>POST /v1/detokenize</c>.</summary>
public sealed record DetokenizeRequest
{
    /// <summary>The model's id or alias.</summary>
    public string? Model { get; init; }

    /// <summary>Token ids of the model's vocabulary, at least one.</summary>
    public IReadOnlyList<int>? Tokens { get; init; }
}
