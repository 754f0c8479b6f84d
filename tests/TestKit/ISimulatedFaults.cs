using MixtralServer.Inference.Ports;

namespace MixtralServer.TestKit;

/// <summary>Decides what a simulated decode step suffers. Called on the decode thread before each step.</summary>
public interface ISimulatedFaults
{
    /// <summary>The outcome to force, or null to compute. May also wait, to hold a step up.</summary>
    DecodeResult? Before(ReadOnlySpan<BatchRow> rows);
}
