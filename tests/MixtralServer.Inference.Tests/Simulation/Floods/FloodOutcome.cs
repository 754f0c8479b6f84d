namespace MixtralServer.Inference.Tests.Simulation.Floods;

/// <summary>How the steady client fared in one or more worlds.</summary>
internal sealed class FloodOutcome
{
    private readonly List<double> _queue = [];
    private readonly List<double> _stepLeft = [];
    private readonly List<double> _firstToken = [];

    /// <summary>The 95th percentile of the time from arrival to the first turn, in milliseconds.</summary>
    public double QueueP95 => P95(_queue);

    /// <summary>The same of the time from arrival to the end of the step that is being computed then: nobody can wait less.</summary>
    public double StepLeftP95 => P95(_stepLeft);

    /// <summary>The same of the time from arrival to the first token.</summary>
    public double FirstTokenP95 => P95(_firstToken);

    /// <summary>Tokens drawn, of all clients.</summary>
    public long Tokens { get; private set; }

    /// <summary>Rows computed for them.</summary>
    public long Rows { get; private set; }

    /// <summary>How often a sequence gave way.</summary>
    public long Preemptions { get; private set; }

    public void AddRequest(TimeSpan queue, TimeSpan stepLeft, TimeSpan firstToken)
    {
        _queue.Add(queue.TotalMilliseconds);
        _stepLeft.Add(stepLeft.TotalMilliseconds);
        _firstToken.Add(firstToken.TotalMilliseconds);
    }

    public void AddWork(long tokens, long rows, long preemptions)
    {
        Tokens += tokens;
        Rows += rows;
        Preemptions += preemptions;
    }

    private static double P95(List<double> times) => times.Order().ElementAt((int)(0.95 * (times.Count - 1)));
}
