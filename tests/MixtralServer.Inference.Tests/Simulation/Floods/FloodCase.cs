using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>A server's sizes, the load of one client, and the flood of another.</summary>
internal sealed record FloodCase
{
    public required string Name { get; init; }

    public int RunningMax { get; init; } = 8;

    public int CellCount { get; init; } = 16_384;

    /// <summary>The steady client's requests in a second.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>The longest prompt and the longest answer of the steady client; lengths are uniform from a tenth of it.</summary>
    public (int Prompt, int Output) Steady { get; init; } = (100, 60);

    /// <summary>The same of the flooding client.</summary>
    public (int Prompt, int Output) Flood { get; init; } = (200, 600);

    /// <summary>How many requests of the flood are alive at any time.</summary>
    public int FloodSize { get; init; } = 300;

    /// <summary>The class of the flood; the steady client's is <see cref="RequestPriority.Default"/>.</summary>
    public RequestPriority FloodClass { get; init; } = RequestPriority.Default;

    /// <summary>Of every minute, how long the flood lasts; then it is cancelled.</summary>
    public TimeSpan FloodOfMinute { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    public override string ToString() => Name;
}
