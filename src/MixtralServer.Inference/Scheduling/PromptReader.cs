using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Scheduling;

/// <summary>Reads what computed rows of a prompt tell of the tokens behind them. Used on the decode thread alone.</summary>
internal sealed class PromptReader(IModelContext context)
{
    private SamplingScratch? _scratch; // made for the first request that asks

    /// <summary>Reads the rows of a chunk that have just been computed and are not yet counted as such.</summary>
    public void Read(PlannedChunk chunk)
    {
        var (sequence, count, firstRow) = chunk;
        if (sequence.PromptReading is not { IsComplete: false } reading) return;
        _scratch ??= new SamplingScratch(context.VocabularySize);
        for (var i = 0; i < count; i++)
        {
            var position = sequence.Computed + i;
            if (!reading.NeedsRow(position)) continue;
            var logits = context.Logits(firstRow + i).Span;
            reading.Add(RowLogProbs.Of(logits, sequence.Tokens[position + 1], reading.Top, _scratch));
        }
    }
}
