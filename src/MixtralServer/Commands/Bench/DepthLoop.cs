using MixtralServer.Inference.Ports;

namespace MixtralServer.Commands.Bench;

/// <summary>
/// Fills one sequence with seeded random tokens, chunk by chunk, and times what a chunk and what a single token take at each depth.
/// </summary>
internal sealed class DepthLoop(IModelContext context, int chunk, int steps, int seed)
{
    private readonly Random _random = new(seed);
    private readonly BatchRow[] _rows = new BatchRow[chunk];
    private int _position;

    /// <summary>Reads on to a depth, then generates there and takes the generated tokens back.</summary>
    /// <returns>The time of the last whole chunk, of everything read since the depth before, and of all steps.</returns>
    public (TimeSpan LastChunk, TimeSpan Read, TimeSpan Generated) Run(int depth)
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        var lastChunk = TimeSpan.Zero;
        while (_position < depth)
        {
            var count = Math.Min(chunk, depth - _position);
            var chunkStarted = time.GetTimestamp();
            Decode(count);
            if (count == chunk) lastChunk = time.GetElapsedTime(chunkStarted);
        }

        var read = time.GetElapsedTime(started);
        Decode(1); // the first step of a new width builds its compute graph
        var generating = time.GetTimestamp();
        for (var step = 0; step < steps; step++) Decode(1);
        var generated = time.GetElapsedTime(generating);
        context.Truncate(new SequenceId(0), depth);
        _position = depth;
        return (lastChunk, read, generated);
    }

    private void Decode(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var token = new TokenId(_random.Next(context.VocabularySize));
            _rows[i] = new BatchRow(token, _position + i, new SequenceId(0), NeedsLogits: i == count - 1);
        }

        _position += count;
        context.Decode(_rows.AsSpan(0, count)).ThrowIfNotOk();
    }
}
