using MixtralServer.Inference.Requests;

namespace MixtralServer.Configuration;

/// <summary>What the catalogue says of one client.</summary>
internal sealed record ClientDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of its API key; null for everybody whose key is not listed.</summary>
    public KeyHash? Key { get; init; }

    /// <summary>The class of requests that ask for none.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.Default;

    /// <summary>The most urgent class that a request can have.</summary>
    public RequestPriority PriorityHighest { get; init; } = RequestPriority.Realtime;

    /// <summary>Whether it shares cached prompts with others; null leaves it to the model.</summary>
    public bool? SharesCache { get; init; }
}
