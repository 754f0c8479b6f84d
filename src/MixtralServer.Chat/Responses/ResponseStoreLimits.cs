namespace MixtralServer.Chat.Responses;

/// <summary>How much is kept in memory of past responses; what came first goes first.</summary>
public sealed record ResponseStoreLimits
{
    /// <summary>The most bytes of one client's, at least 1.</summary>
    public long ClientBytesMax { get; init; } = 16 << 20;

    /// <summary>The most bytes of all together, at least 1.</summary>
    public long BytesMax { get; init; } = 64 << 20;
}
