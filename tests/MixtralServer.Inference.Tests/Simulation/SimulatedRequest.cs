using System.Text;
using System.Threading.Channels;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>A request of the simulated world: when it comes, when its client gives up, and what it was told.</summary>
internal sealed class SimulatedRequest(GenerationRequest request, int arrivalStep, int? cancelStep)
{
    private readonly StringBuilder _text = new();

    public GenerationRequest Request { get; } = request;

    public int ArrivalStep { get; } = arrivalStep;

    public int? CancelStep { get; } = cancelStep;

    public Sequence? Sequence { get; set; }

    public ChannelReader<GenerationEvent>? Events { get; set; }

    public string Text => _text.ToString();

    public GenerationEvent? Terminal { get; private set; }

    /// <summary>Reads what is there, checking the order of events.</summary>
    public void Read()
    {
        while (Events is not null && Events.TryRead(out var next))
        {
            Assert.Null(Terminal);
            if (next is GenerationEvent.Delta delta) _text.Append(delta.Text);
            if (next is GenerationEvent.Finished or GenerationEvent.Failed) Terminal = next;
        }
    }
}
