namespace MixtralServer.Http.Limits;

/// <summary>What bodies above the usual size may take.</summary>
internal sealed record LargeBodyLimits
{
    /// <summary>How many are read at a time; each is held in memory, as bytes and as text, until it is read.</summary>
    public int CountMax { get; init; } = 8;

    /// <summary>How long one waits for its turn.</summary>
    public TimeSpan WaitMax { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one may take to arrive from then on, so that slow clients cannot keep the turns to themselves.</summary>
    public TimeSpan ReadMax { get; init; } = TimeSpan.FromSeconds(60);
}
