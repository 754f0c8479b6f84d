using LLama.Native;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;
using DecodeResult = MixtralServer.Inference.Ports.DecodeResult;
using NativeDecodeResult = LLama.Native.DecodeResult;

namespace MixtralServer.LLama.Models;

/// <summary>
/// A llama.cpp context with one pool of cells for all sequences. llama.cpp aborts the process on a batch that is too
/// large and on a sequence it does not have, so both are refused here.
/// </summary>
internal sealed class LLamaModelContext : IModelContext
{
    private readonly SafeLLamaContextHandle _handle;
    private readonly NativeLog _log;
    private readonly LogCapture _capture = new();
    private readonly LLamaBatch _batch = new();
    private readonly bool[] _hasLogits;
    private readonly LogitsMemory?[] _logits; // made when a row first has logits
    private readonly int _threadId = Environment.CurrentManagedThreadId;

    public LLamaModelContext(SafeLLamaContextHandle handle, int vocabularySize, NativeLog log)
    {
        _handle = handle;
        _log = log;
        CellCount = (int)handle.ContextSize;
        SequenceCount = (int)handle.MaxSeq;
        BatchSize = (int)handle.BatchSize;
        VocabularySize = vocabularySize;
        _hasLogits = new bool[BatchSize];
        _logits = new LogitsMemory?[BatchSize];
    }

    public int CellCount { get; }

    public int SequenceCount { get; }

    public int BatchSize { get; }

    public int VocabularySize { get; }

    public DecodeResult Decode(ReadOnlySpan<BatchRow> rows)
    {
        CheckThread();
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, BatchSize, nameof(rows));

        _batch.Clear();
        Array.Clear(_hasLogits);
        foreach (ref readonly var row in rows)
        {
            CheckSequence(row.Sequence);
            _batch.Add(row.Token.Value, row.Position, (LLamaSeqId)row.Sequence.Value, row.NeedsLogits);
        }

        var result = DecodeBatch();
        for (var i = 0; result.Status == DecodeStatus.Ok && i < rows.Length; i++)
            _hasLogits[i] = rows[i].NeedsLogits;
        return result;
    }

    public Memory<float> Logits(int row)
    {
        CheckThread();
        CheckRow(row);
        return (_logits[row] ??= new LogitsMemory()).PointAt(_handle.GetLogitsIth(row)).Memory;
    }

    public ReadOnlySpan<float> HiddenState(int row)
    {
        CheckThread();
        CheckRow(row);
        return _handle.GetEmbeddingsIth(row);
    }

    public void SharePrefix(SequenceId from, SequenceId to, int length)
    {
        CheckThread();
        CheckSequence(from);
        CheckSequence(to);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);

        _handle.MemorySequenceCopy((LLamaSeqId)from.Value, (LLamaSeqId)to.Value, 0, length);
        if ((int)_handle.MemorySequenceMaxPosition((LLamaSeqId)to.Value) != length - 1)
            throw new InvalidOperationException($"Sequence {from.Value} does not hold {length} cells to share");
    }

    public void Truncate(SequenceId sequence, int from)
    {
        CheckThread();
        CheckSequence(sequence);
        ArgumentOutOfRangeException.ThrowIfNegative(from);

        var id = (LLamaSeqId)sequence.Value;
        _handle.MemorySequenceRemove(id, from, -1);

        // LLamaSharp drops llama.cpp's answer, so the cells themselves are asked.
        if ((int)_handle.MemorySequenceMaxPosition(id) >= from)
            throw new InvalidOperationException($"Sequence {sequence.Value} could not be cut at {from}");
    }

    public void Dispose()
    {
        if (_handle.IsClosed)
            return;

        CheckThread();
        _handle.Dispose();
    }

    private DecodeResult DecodeBatch()
    {
        _log.Begin(_capture);
        NativeDecodeResult result;
        try
        {
            result = _handle.Decode(_batch);
        }
        finally
        {
            _log.End();
        }

        return result switch
        {
            NativeDecodeResult.Ok => new DecodeResult(DecodeStatus.Ok),
            NativeDecodeResult.NoKvSlot => new DecodeResult(DecodeStatus.NoSpace),
            _ => new DecodeResult(DecodeStatus.Failed, $"{_capture.Reason() ?? "llama_decode"} ({(int)result})"),
        };
    }

    private void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _threadId)
            throw new InvalidOperationException("A model context may only be used on the thread that created it");
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
    }

    private void CheckRow(int row)
    {
        if (row < 0 || row >= _hasLogits.Length || !_hasLogits[row])
            throw new ArgumentOutOfRangeException(nameof(row), row, "This row of the last decode has no logits");
    }

    private void CheckSequence(SequenceId sequence)
    {
        if (sequence.Value < 0 || sequence.Value >= SequenceCount)
            throw new ArgumentOutOfRangeException(
                nameof(sequence), sequence.Value, $"This context has sequences 0 to {SequenceCount - 1}");
    }
}
