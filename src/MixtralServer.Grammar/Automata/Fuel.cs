namespace MixtralServer.Grammar.Automata;

/// <summary>Work that a step may still take, and whether it is still wanted.</summary>
internal sealed class Fuel
{
    private const int UnitsPerLook = 4096;

    private readonly int _amount;
    private readonly CancellationToken _cancellation;
    private int _left;
    private int _nextLook;

    /// <param name="amount">In units of some ten nanoseconds.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public Fuel(int amount, CancellationToken cancellation)
    {
        (_amount, _cancellation) = (amount, cancellation);
        Refill();
    }

    /// <summary>For another step of the same kind.</summary>
    public void Refill() => (_left, _nextLook) = (_amount, _amount - UnitsPerLook);

    /// <summary>Takes some; throws <see cref="GrammarException"/> where none is left.</summary>
    public void Spend(int units)
    {
        _left -= units;
        if (_left >= _nextLook && _left >= 0) return;
        if (_left < 0) throw new GrammarException("the grammar is too costly: one step takes more work than is allowed");
        _nextLook = _left - UnitsPerLook;
        _cancellation.ThrowIfCancellationRequested();
    }
}
