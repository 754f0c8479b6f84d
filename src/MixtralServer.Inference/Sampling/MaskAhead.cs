using MixtralServer.Grammar.Matching;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// The mask for the next token, found on the thread pool while the step before it is computed. Whoever needs it does not wait for a
/// thread to wake: what nobody has begun it finds itself.
/// </summary>
/// <param name="matcher">Not used by anybody else between <see cref="Offer"/> and <see cref="Take"/>.</param>
/// <param name="mask">Where it is put.</param>
internal sealed class MaskAhead(GrammarMatcher matcher, ulong[] mask) : IThreadPoolWorkItem
{
    private const int Wanted = 0;
    private const int Offered = 1;
    private const int Begun = 2;
    private const int Found = 3;
    private const int TooCostly = 4;

    private int _state;
    private Exception? _fault;

    /// <summary>Begins to look for the mask; it is there at once where it is known already.</summary>
    public void Offer()
    {
        if (matcher.TryFindMask(mask))
        {
            _state = Found;
            return;
        }

        Volatile.Write(ref _state, Offered);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Finds the mask, if that has not been done yet.</summary>
    /// <returns>False where that takes more work than a grammar may.</returns>
    public bool Take()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Offered) is Wanted or Offered) Find();
        var wait = default(SpinWait); // bounded by the fuel of one mask
        while (Volatile.Read(ref _state) == Begun) wait.SpinOnce(sleep1Threshold: -1);
        if (_fault is { } fault) throw new InvalidOperationException("What may come next could not be found.", fault);
        return Interlocked.Exchange(ref _state, Wanted) == Found;
    }

    /// <inheritdoc/>
    public void Execute()
    {
        if (Interlocked.CompareExchange(ref _state, Begun, Offered) == Offered) Find();
    }

    private void Find()
    {
        var isFound = false;
        try
        {
            isFound = matcher.TryFillMask(mask);
        }
        catch (Exception fault)
        {
            _fault = fault; // thrown again where the step fails, not on a thread of the pool
        }
        finally
        {
            Volatile.Write(ref _state, isFound ? Found : TooCostly);
        }
    }
}
