using System.Threading.Channels;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// One accepted request, as its client sees it. Disposing it cancels the request: within one step its sequence is gone and its
/// KV cells are free. After the terminal event disposing does nothing.
/// </summary>
public sealed class GenerationTicket : IDisposable
{
    private readonly GenerationQueue _queue;
    private readonly Sequence _sequence;

    internal GenerationTicket(GenerationQueue queue, Sequence sequence, ChannelReader<GenerationEvent> events)
    {
        _queue = queue;
        _sequence = sequence;
        Events = events;
    }

    /// <summary>The request's events; the channel completes after the one terminal event. For a single reader.</summary>
    public ChannelReader<GenerationEvent> Events { get; }

    /// <inheritdoc/>
    public void Dispose() => _queue.Cancel(_sequence);
}
