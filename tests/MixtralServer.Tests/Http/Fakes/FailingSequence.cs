using MixtralServer.Inference.Ports;
using MixtralServer.TestKit;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Fails every step that computes a certain sequence of the context at or behind a position.</summary>
internal sealed class FailingSequence(int id, int position) : ISimulatedFaults
{
    public DecodeResult? Before(ReadOnlySpan<BatchRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Sequence.Value == id && row.Position >= position) return new DecodeResult(DecodeStatus.Failed, "simulated");
        }

        return null;
    }
}
