namespace MixtralServer.Grammar.Automata;

/// <summary>Work that a step may still take, and whether it is still wanted.</summary>
internal sealed class Fuel
{
    private const int UnitsPerLook = 4096;

    private readonly int _amount;
    private readonly string _problem;
    private readonly CancellationToken _cancellation;
    private int _left;
    private int _nextLook;

    /// <param name="amount">In units of ten to thirty nanoseconds.</param>
    /// <param name="problem">What to say where it is used up.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public Fuel(int amount, string problem, CancellationToken cancellation)
    {
        (_amount, _problem, _cancellation) = (amount, problem, cancellation);
        Refill();
    }

    /// <summary>What was taken since the last refill.</summary>
    public int Used => _amount - _left;

    /// <summary>For another step of the same kind.</summary>
    public void Refill() => (_left, _nextLook) = (_amount, _amount - UnitsPerLook);

    /// <summary>For what one mask or one accepted token may take.</summary>
    public static Fuel ForStep(GrammarLimits limits) => new(
        limits.FuelPerStep,
        "the grammar is too costly: one step takes more work than is allowed; use fewer nested or counted repeats and alternatives",
        CancellationToken.None);

    /// <summary>For what compiling a grammar may take.</summary>
    public static Fuel ForCompile(GrammarLimits limits, CancellationToken cancellation) => new(
        limits.FuelPerCompile,
        "the grammar is too costly to prepare; use fewer nested or counted repeats, alternatives and exclusions",
        cancellation);

    /// <summary>Takes some; throws <see cref="GrammarException"/> where none is left.</summary>
    public void Spend(int units)
    {
        _left -= units;
        if (_left >= _nextLook && _left >= 0) return;
        if (_left < 0) throw new GrammarException(_problem);
        _nextLook = _left - UnitsPerLook;
        _cancellation.ThrowIfCancellationRequested();
    }
}
