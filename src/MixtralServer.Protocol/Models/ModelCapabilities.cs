namespace MixtralServer.Protocol.Models;

/// <summary>What a model can do, as Mistral's clients ask.</summary>
public sealed record ModelCapabilities
{
    /// <summary>Answers chat requests.</summary>
    public bool CompletionChat { get; init; }

    /// <summary>Fills in the middle of code.</summary>
    public bool CompletionFim { get; init; }

    /// <summary>Calls functions.</summary>
    public bool FunctionCalling { get; init; }

    /// <summary>Can be trained further here.</summary>
    public bool FineTuning { get; init; }

    /// <summary>Reads images.</summary>
    public bool Vision { get; init; }
}
