using MixtralServer.Inference.Ports;

namespace MixtralServer.TestKit;

/// <summary>The context of a <see cref="SimulatedModel"/>: keeps each sequence's tokens and checks every use of it.</summary>
public sealed class SimulatedModelContext : IModelContext
{
    public const int StateLength = 8;

    private readonly ContextOptions _options;
    private readonly ulong _seed;
    private readonly TokenId[]? _reply;
    private readonly ISimulatedFaults? _faults;
    private readonly List<Cell>[] _cells;
    private readonly Dictionary<int, float[]> _logits = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    internal SimulatedModelContext(ContextOptions options, ulong seed, TokenId[]? reply, ISimulatedFaults? faults)
    {
        _options = options;
        _seed = seed;
        _reply = reply;
        _faults = faults;
        _cells = [.. Enumerable.Range(0, options.SequenceCount).Select(_ => new List<Cell>())];
    }

    public int CellCount => _options.CellCount;

    public int SequenceCount => _options.SequenceCount;

    public int BatchSize => _options.BatchSize;

    public int VocabularySize => SimulatedTokenizer.Size;

    /// <summary>Cells held by any sequence; one that several share counts once.</summary>
    public int CellsUsed { get; private set; }

    /// <summary>Cells held by any of these sequences.</summary>
    public int CellsOf(IEnumerable<SequenceId> sequences) =>
        sequences.SelectMany(sequence => _cells[sequence.Value]).Distinct().Count();

    public int Steps { get; private set; }

    public int RowsOfLastStep { get; private set; }

    public bool IsDisposed { get; private set; }

    public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
    {
        CheckThread();
        Steps++;
        RowsOfLastStep = rows.Length;
        if (rows.Length == 0 || rows.Length > BatchSize) throw new ArgumentException($"{rows.Length} rows");
        if (_faults?.Before(rows) is { } forced)
        {
            // A step that fails has filled some cells; its caller must not rely on which.
            if (forced.Status == DecodeStatus.Failed) Compute(rows[..(rows.Length / 2)]);
            return forced;
        }

        if (CellsUsed + rows.Length > CellCount) return new DecodeResult(DecodeStatus.NoSpace);
        Compute(rows);
        return new DecodeResult(DecodeStatus.Ok);
    }

    private void Compute(ReadOnlySpan<BatchRow> rows)
    {
        _logits.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            var cells = _cells[rows[i].Sequence.Value];
            if (rows[i].Position != cells.Count)
                throw new ArgumentException($"position {rows[i].Position} after {cells.Count} cells");
            cells.Add(new Cell(rows[i].Token, cells.Count == 0 ? _seed : cells[^1].Hash));
            CellsUsed++;
            if (rows[i].NeedsLogits) _logits[i] = _reply is null ? HashedLogits(cells) : ReplyLogits(cells, _reply);
        }
    }

    public Memory<float> Logits(int row)
    {
        CheckThread();
        return _logits[row];
    }

    /// <summary>Made of the text up to the row, as logits are; of length <see cref="StateLength"/>.</summary>
    public ReadOnlySpan<float> HiddenState(int row)
    {
        CheckThread();
        if (!_options.GivesHiddenStates) throw new InvalidOperationException("this context gives no hidden states");
        return _logits[row].AsSpan(0, StateLength);
    }

    public void SharePrefix(SequenceId from, SequenceId to, int length)
    {
        CheckThread();
        if (_cells[to.Value].Count > 0) throw new ArgumentException("the sequence is not empty");
        if (_cells[from.Value].Count < length) throw new ArgumentException("the other sequence is shorter");
        foreach (var cell in _cells[from.Value].Take(length))
        {
            cell.Holders++;
            _cells[to.Value].Add(cell);
        }
    }

    public void Truncate(SequenceId sequence, int from)
    {
        CheckThread();
        var cells = _cells[sequence.Value];
        for (var i = from; i < cells.Count; i++)
        {
            if (--cells[i].Holders == 0) CellsUsed--;
        }

        if (from < cells.Count) cells.RemoveRange(from, cells.Count - from);
    }

    public void Dispose()
    {
        CheckThread();
        IsDisposed = true;
    }

    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException("wrong thread");
    }

    private float[] HashedLogits(List<Cell> cells)
    {
        var state = cells[^1].Hash;
        var logits = new float[VocabularySize];
        for (var i = 0; i < logits.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            logits[i] = (state >> 40) / (float)(1 << 22);
        }

        return logits;
    }

    private float[] ReplyLogits(List<Cell> cells, TokenId[] reply)
    {
        var said = Math.Min(reply.Length, cells.Count);
        while (said > 0 && !cells[^said..].Select(cell => cell.Token).SequenceEqual(reply[..said])) said--;

        var logits = new float[VocabularySize];
        logits[said == reply.Length ? 2 : reply[said].Value] = 100;
        return logits;
    }

    // Held by every sequence that shares it; equal tokens in two cells are not shared.
    private sealed class Cell(TokenId token, ulong before)
    {
        public TokenId Token { get; } = token;

        /// <summary>Of the text up to here.</summary>
        public ulong Hash { get; } = ((before ^ (uint)token.Value) * 0x9E3779B97F4A7C15UL) + 0x7F4A7C15UL;

        public int Holders { get; set; } = 1;
    }
}
