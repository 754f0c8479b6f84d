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

    // From 64 rows of a step on, llama.cpp computes attention on CPUs in tiles: deep in a prompt such a step took no longer than one of
    // 40 rows. Near the beginning attention takes little, and the shorter stall is worth more. Fewer than 20 rows are far from a tile
    // because the model is large, and then attention is the smaller part.
    private const int TileRows = 64;
    private const int TileDepth = 512;
    private const int RowsNearTile = 20;

    // Weight of the newest step in the moving averages, for one with as many prompt rows as here or more.
    private const double Newest = 0.2;
    private const int RowsOfFullWeight = 64;

    // Step times without prompts are remembered by the number of rows, in four classes to each doubling. One that was not seen
    // for this many steps is no longer believed: the next step goes without prompts.
    private const int WidthsPerDoubling = 4;
    private const int StepsBelieved = 256;
    private const double NewestDecodeStep = 0.3;

    private readonly int _most;
    private readonly int? _fixed;
    private readonly (double Ms, long SeenAt)[] _decodeSteps;
    private double? _rowMs;
    private long _steps;

    /// <param name="most">Rows of a batch.</param>
    /// <param name="fixedBudget">The budget beside running answers where it is given, not measured.</param>
    public PrefillBudget(int most, int? fixedBudget)
    {
        _most = most;
        _fixed = fixedBudget;
        _decodeSteps = new (double, long)[WidthOf(most) + 1];
    }

    /// <summary>Prompt rows of a step without decode rows.</summary>
    public int Alone
    {
        get
        {
            var rows = _rowMs is { } ms ? (int)Math.Min(_most, AloneStepTarget.TotalMilliseconds / ms) : FirstGuessAlone;
            return Math.Clamp(rows, Math.Min(LeastAlone, _most), _most);
        }
    }

    /// <summary>
    /// Prompt rows beside so many decode rows. 0 now and then, where it is not known how long a step without prompts takes:
    /// while prompts never stop coming, it would else never be seen.
    /// </summary>
    /// <param name="decodeRows">Rows of the step that continue answers.</param>
    /// <param name="depth">How much of the deepest prompt is read, in tokens.</param>
    public int BesideDecoding(int decodeRows, int depth)
    {
        if (_fixed is { } given) return Math.Min(_most, given);
        var (step, seenAt) = _decodeSteps[WidthOf(decodeRows)];
        if (seenAt == 0 || _steps - seenAt > StepsBelieved) return 0;
        if (_rowMs is not { } row) return Math.Min(FirstGuess, _most);
        var rows = (int)Math.Clamp((StallFactor - 1) * step / row, Math.Min(Least, _most), _most);
        return depth < TileDepth ? rows : RoundedToTile(rows, decodeRows);
    }

    /// <summary>Learns from a step.</summary>
    public void Observe(int decodeRows, int prefillRows, TimeSpan elapsed)
    {
        if (decodeRows + prefillRows == 0) return;
        _steps++;
        ref var decodeStep = ref _decodeSteps[WidthOf(Math.Max(decodeRows, 1))];
        if (prefillRows == 0)
        {
            var weight = decodeStep.SeenAt == 0 ? 1 : NewestDecodeStep;
            decodeStep = (decodeStep.Ms + ((elapsed.TotalMilliseconds - decodeStep.Ms) * weight), _steps);
        }
        else if (prefillRows >= Least)
        {
            var ofPrefill = elapsed.TotalMilliseconds - (decodeRows > 0 ? decodeStep.Ms : 0);
            LearnRow(Math.Max(ofPrefill, 0) / prefillRows, Math.Min(1, prefillRows / (double)RowsOfFullWeight));
        }
    }

    private int RoundedToTile(int rows, int decodeRows) =>
        rows + decodeRows is >= RowsNearTile and < TileRows ? Math.Min(TileRows - decodeRows, _most) : rows;

    // A GPU reads a few rows for nothing, so small chunks tell little of what large ones take.
    private void LearnRow(double ms, double weight) => _rowMs = _rowMs is { } mean ? mean + ((ms - mean) * Newest * weight) : ms;

    private static int WidthOf(int rows) => (int)(Math.Log2(rows) * WidthsPerDoubling);
}
