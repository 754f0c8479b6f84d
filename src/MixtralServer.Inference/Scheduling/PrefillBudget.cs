namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// How many prompt rows a step may carry, from what recent steps took: beside running answers, so many that a step takes at most
/// <see cref="StallFactor"/> times one without; alone, so many that a new request never waits longer than
/// <see cref="AloneStepTarget"/> for its first turn.
/// </summary>
internal sealed class PrefillBudget
{
    /// <summary>How much longer a running answer's step may take for the sake of prompts.</summary>
    public const double StallFactor = 6;

    /// <summary>The length of a step that reads prompts with nobody decoding.</summary>
    public static readonly TimeSpan AloneStepTarget = TimeSpan.FromMilliseconds(500);

    // Before anything was measured: what suits a small CPU, where larger chunks gain little speed.
    private const int FirstGuess = 32;
    private const int FirstGuessAlone = 256;

    // Smaller chunks waste most of a step's fixed cost; 8 still reads half as fast as the best.
    private const int Least = 8;
    private const int LeastAlone = 64;

    // Weight of the newest step in the moving averages: about the last ten steps count.
    private const double Newest = 0.1;

    private readonly int _most;
    private readonly int? _fixed;
    private double? _decodeStepMs;
    private double? _rowMs;

    /// <param name="most">Rows of a batch.</param>
    /// <param name="fixedBudget">The budget beside running answers where it is given, not measured.</param>
    public PrefillBudget(int most, int? fixedBudget)
    {
        _most = most;
        _fixed = fixedBudget;
    }

    /// <summary>Prompt rows beside decode rows.</summary>
    public int BesideDecoding => Math.Min(_most, _fixed ?? Measured());

    /// <summary>Prompt rows of a step without decode rows.</summary>
    public int Alone
    {
        get
        {
            var rows = _rowMs is { } ms ? (int)Math.Min(_most, AloneStepTarget.TotalMilliseconds / ms) : FirstGuessAlone;
            return Math.Clamp(rows, Math.Min(LeastAlone, _most), _most);
        }
    }

    /// <summary>Learns from a step.</summary>
    public void Observe(int decodeRows, int prefillRows, TimeSpan elapsed)
    {
        var ms = elapsed.TotalMilliseconds;
        if (prefillRows == 0 && decodeRows > 0) _decodeStepMs = Average(_decodeStepMs, ms);
        else if (prefillRows >= Least)
        {
            var ofPrefill = ms - (decodeRows > 0 ? _decodeStepMs ?? 0 : 0);
            if (ofPrefill > 0) _rowMs = Average(_rowMs, ofPrefill / prefillRows);
        }
    }

    private int Measured()
    {
        if (_decodeStepMs is not { } step || _rowMs is not { } row) return FirstGuess;
        return (int)Math.Clamp((StallFactor - 1) * step / row, Least, _most);
    }

    private static double Average(double? before, double now) => before is { } mean ? mean + ((now - mean) * Newest) : now;
}
