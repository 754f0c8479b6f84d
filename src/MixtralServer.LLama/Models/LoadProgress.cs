using System.Runtime.ExceptionServices;

namespace MixtralServer.LLama.Models;

/// <summary>
/// Passes a load's progress on and stops it when asked. What the receiver throws must not cross llama.cpp's frames: it
/// stops the load, and is thrown again afterwards.
/// </summary>
internal sealed class LoadProgress(IProgress<float>? receiver, CancellationToken cancellation)
{
    private ExceptionDispatchInfo? _fault;

    /// <summary>llama.cpp's callback: false stops the load.</summary>
    public bool OnProgress(float done, IntPtr context)
    {
        try
        {
            receiver?.Report(done);
            return !cancellation.IsCancellationRequested;
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
            return false;
        }
    }

    /// <summary>Throws what stopped the load, where that was the receiver or the caller.</summary>
    public void ThrowIfStopped()
    {
        _fault?.Throw();
        cancellation.ThrowIfCancellationRequested();
    }
}
