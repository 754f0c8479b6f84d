using MixtralServer.Inference.Ports;

namespace MixtralServer.TestKit;

/// <summary>Lets a test hold up the decode thread before a step, or make a step throw.</summary>
public sealed class StepGate : ISimulatedFaults, IDisposable
{
    private static readonly TimeSpan HoldLimit = TimeSpan.FromMinutes(1);

    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _throws;

    /// <summary>Completes when the decode thread stands before a step for the first time.</summary>
    public Task StepReached => _reached.Task;

    /// <summary>Holds the next step up until the result is disposed, at most a minute.</summary>
    public IDisposable Hold()
    {
        _open.Reset();
        return new Holding(_open);
    }

    public void ThrowOnce() => _throws = 1;

    public DecodeResult? Before(ReadOnlySpan<BatchRow> rows)
    {
        _reached.TrySetResult();
        if (!_open.Wait(HoldLimit)) throw new TimeoutException("the test holds the step for too long");
        if (Interlocked.Exchange(ref _throws, 0) == 1) throw new InvalidOperationException("simulated fault");
        return null;
    }

    public void Dispose() => _open.Dispose();

    private sealed class Holding(ManualResetEventSlim gate) : IDisposable
    {
        public void Dispose() => gate.Set();
    }
}
