namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>Details of streaming.</summary>
public sealed record StreamOptions
{
    /// <summary>Whether usage comes in a chunk of its own, without choices, at the end.</summary>
    public bool? IncludeUsage { get; init; }
}
