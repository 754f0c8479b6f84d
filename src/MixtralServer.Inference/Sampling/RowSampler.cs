using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Draws the tokens of a step's rows, on several cores where there are many. The calling thread draws too and never waits for a
/// helper to wake: rows are claimed one by one, and where no helper comes the caller draws them all.
/// </summary>
internal sealed class RowSampler
{
    // Waking a thread costs tens of microseconds, a row some fifteen.
    private const int RowsPerThread = 8;
    private const int HelpersMax = 7;

    // A claim is the number of the turn, of its rows, and of the row that is next.
    private const int CountShift = 16;
    private const int TurnShift = 32;
    private const long FieldMask = (1 << CountShift) - 1;

    private readonly RowToSample[] _rows;
    private readonly SamplingScratch _scratch;
    private readonly Helper[] _helpers;
    private int _count;
    private long _turn;
    private long _claim;
    private int _drawn;
    private Exception? _fault;

    /// <param name="rowsMax">The most rows of a step.</param>
    /// <param name="vocabularySize">The length of each row.</param>
    /// <param name="threads">How many threads may draw at once, the caller's included; at least 1.</param>
    public RowSampler(int rowsMax, int vocabularySize, int threads)
    {
        Invariant.Check(rowsMax <= FieldMask && threads >= 1);
        _rows = new RowToSample[rowsMax];
        _scratch = new SamplingScratch(vocabularySize);
        _helpers = new Helper[Math.Min(Math.Min(threads - 1, HelpersMax), rowsMax / RowsPerThread)];
        for (var i = 0; i < _helpers.Length; i++) _helpers[i] = new Helper(this, vocabularySize);
    }

    /// <summary>The rows added since the last <see cref="Clear"/>; with their tokens after <see cref="Draw"/>.</summary>
    public ReadOnlySpan<RowToSample> Rows => _rows.AsSpan(0, _count);

    /// <summary>Forgets the rows of the last step.</summary>
    public void Clear()
    {
        _rows.AsSpan(0, _count).Clear();
        _count = 0;
    }

    /// <summary>Adds a row to draw from.</summary>
    /// <param name="sampler">Draws one token for its sequence; no other row of the step has it.</param>
    /// <param name="logits">Raw logits, one per vocabulary entry; overwritten.</param>
    /// <param name="logProbsTop">How many of the likeliest tokens to list; null for no log probabilities.</param>
    public void Add(TokenSampler sampler, Memory<float> logits, int? logProbsTop = null) =>
        _rows[_count++] = new RowToSample(sampler, logits, logProbsTop);

    /// <summary>Draws a token from each row.</summary>
    public void Draw()
    {
        if (_count == 0) return;
        Volatile.Write(ref _drawn, 0);
        Volatile.Write(ref _claim, (++_turn << TurnShift) | ((long)_count << CountShift));
        var helpers = Math.Min(_helpers.Length, (_count / RowsPerThread) - 1);
        for (var i = 0; i < helpers; i++) _helpers[i].Wake();

        DrawUnclaimed(_scratch);
        var wait = default(SpinWait); // bounded by the one row that each helper is drawing
        while (Volatile.Read(ref _drawn) < _count) wait.SpinOnce(sleep1Threshold: -1);
        if (Interlocked.Exchange(ref _fault, null) is { } fault)
            throw new InvalidOperationException("A row could not be sampled.", fault);
    }

    private void DrawUnclaimed(SamplingScratch scratch)
    {
        while (TryClaim(out var index))
        {
            try
            {
                _rows[index].Draw(scratch);
            }
            catch (Exception fault)
            {
                _fault = fault; // thrown again where the step fails, not on a thread of the pool
            }
            finally
            {
                Interlocked.Increment(ref _drawn);
            }
        }
    }

    private bool TryClaim(out int index)
    {
        while (true)
        {
            var claim = Volatile.Read(ref _claim);
            index = (int)(claim & FieldMask);
            if (index >= (int)((claim >> CountShift) & FieldMask)) return false;
            if (Interlocked.CompareExchange(ref _claim, claim + 1, claim) == claim) return true;
        }
    }

    /// <summary>A row, who draws from it, and what was drawn.</summary>
    internal struct RowToSample(TokenSampler sampler, Memory<float> logits, int? logProbsTop)
    {
        private TokenLogProbs? _logProbs;

        /// <summary>Null where no logit is a usable number or no token is allowed.</summary>
        public TokenId? Token { get; private set; }

        /// <summary>Null where there is no token, and where they are not asked for.</summary>
        public readonly TokenLogProbs? LogProbs => _logProbs;

        public void Draw(SamplingScratch scratch) => Token = logProbsTop is { } top
            ? sampler.Sample(logits.Span, scratch, top, out _logProbs)
            : sampler.Sample(logits.Span, scratch);
    }

    private sealed class Helper(RowSampler owner, int vocabularySize) : IThreadPoolWorkItem
    {
        private SamplingScratch? _own;
        private int _isAwake;

        /// <summary>Lets it draw on the thread pool; nothing where it has not finished what it was woken for before.</summary>
        public void Wake()
        {
            if (Interlocked.Exchange(ref _isAwake, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            owner.DrawUnclaimed(_own ??= new SamplingScratch(vocabularySize));
            Volatile.Write(ref _isAwake, 0);
        }
    }
}
