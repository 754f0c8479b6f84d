namespace MixtralServer.Protocol.Models;

/// <summary>Prices in US dollars per million tokens.</summary>
public sealed record ModelPricing
{
    /// <summary>Per hour of a machine of one's own.</summary>
    public decimal Hourly { get; init; }

    /// <summary>Prompt tokens.</summary>
    public required decimal Input { get; init; }

    /// <summary>Generated tokens.</summary>
    public required decimal Output { get; init; }

    /// <summary>Prompt tokens that were cached; absent where there is no such price.</summary>
    public decimal? CachedInput { get; init; }

    /// <summary>Per request.</summary>
    public decimal Base { get; init; }

    /// <summary>Training.</summary>
    public decimal Finetune { get; init; }
}
