namespace MixtralServer.Serving;

/// <summary>What is shown of a model.</summary>
internal sealed record ModelProfile
{
    /// <summary>Its id, unique without regard to case.</summary>
    public required string Id { get; init; }

    /// <summary>Other names that requests may use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    public required string Organization { get; init; }

    public string? License { get; init; }

    public string? Description { get; init; }

    /// <summary>Prompt and answer together, in tokens.</summary>
    public required int ContextLength { get; init; }

    /// <summary>The temperature of requests that give none.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>Of a million prompt tokens, in US dollars.</summary>
    public decimal PriceInput { get; init; }

    /// <summary>Of a million generated tokens, in US dollars.</summary>
    public decimal PriceOutput { get; init; }

    /// <summary>
    /// Of a million prompt tokens that were cached, in US dollars; null where there is no such price.
    /// </summary>
    public decimal? PriceCachedInput { get; init; }

    /// <summary>When it was made available.</summary>
    public DateTimeOffset Created { get; init; } = DateTimeOffset.UnixEpoch;
}
