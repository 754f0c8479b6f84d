namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>How large a schema may be.</summary>
public sealed record SchemaLimits
{
    /// <summary>The usual limits.</summary>
    public static SchemaLimits Default { get; } = new();

    /// <summary>The longest text of a schema, in UTF-8 bytes.</summary>
    public int BytesMax { get; init; } = 1 << 20;

    /// <summary>How deep arrays and objects may nest in a schema, at most 64: what reads schemas is recursive.</summary>
    public int DepthMax { get; init; } = 64;

    /// <summary>The most schemas within a schema.</summary>
    public int NodesMax { get; init; } = 50_000;

    /// <summary>Ends the reading early, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
