using MixtralServer.Inference.Ports;

namespace MixtralServer.Commands.Bench;

/// <summary>Ends a measurement whose steps do not succeed.</summary>
internal static class DecodeChecks
{
    /// <summary>Throws <see cref="ModelLoadException"/> where a step was not computed.</summary>
    public static void ThrowIfNotOk(this DecodeResult result)
    {
        if (result.Status != DecodeStatus.Ok)
            throw new ModelLoadException($"Decoding ended with {result.Status}. {result.Detail}");
    }
}
