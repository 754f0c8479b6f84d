namespace MixtralServer.Inference.Telemetry;

/// <summary>Of one sequence: how many of its tokens were counted, and when the last of them came.</summary>
internal sealed class SequenceClock
{
    /// <summary>Tokens counted so far.</summary>
    public int Tokens { get; set; }

    /// <summary>Timestamp of the last one, where times are measured.</summary>
    public long LastTokenAt { get; set; }
}
