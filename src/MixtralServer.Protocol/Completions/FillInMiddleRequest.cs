using MixtralServer.Protocol.Generation;

namespace MixtralServer.Protocol.Completions;

/// <summary>The body of <c>POST /v1/fim/completions</c> (Mistral).</summary>
public sealed record FillInMiddleRequest : GenerationParameters
{
    /// <summary>What comes before the text that is to be generated.</summary>
    public string? Prompt { get; init; }

    /// <summary>What comes after it.</summary>
    public string? Suffix { get; init; }
}
