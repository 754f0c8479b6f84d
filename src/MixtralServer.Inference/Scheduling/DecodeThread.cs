using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// The one thread that owns a model's context from creation to disposal and makes every call to it. A named thread of its own,
/// since a blocking loop must not take one from the pool.
/// </summary>
internal sealed class DecodeThread
{
    private readonly Func<IModelContext> _createContext;
    private readonly Func<IModelContext, SchedulerLoop> _createLoop;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DecodeThread(string name, Func<IModelContext> createContext, Func<IModelContext, SchedulerLoop> createLoop)
    {
        _createContext = createContext;
        _createLoop = createLoop;
        _thread = new Thread(Run) { IsBackground = true, Name = $"decode {name}" };
    }

    /// <summary>Completes when the context exists; fails with what its creation threw.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when every request has ended and the context is disposed.</summary>
    public Task Stopped => _stopped.Task;

    public void Start() => _thread.Start();

    private void Run()
    {
        try
        {
            using var context = _createContext();
            var loop = _createLoop(context);
            _ready.SetResult();
            while (loop.RunOnce(mayWait: true))
            {
            }
        }
        catch (Exception fault) when (!_ready.Task.IsCompleted)
        {
            _ready.SetException(fault);
        }
        finally
        {
            _stopped.SetResult();
        }
    }
}
