using System.Globalization;

namespace MixtralServer.Configuration;

/// <summary>How many layers of a model are offloaded to GPUs.</summary>
/// <param name="Count">The number; null for all of them.</param>
internal readonly record struct GpuLayers(int? Count)
{
    /// <summary>What may be written.</summary>
    public const string Allowed = "a number of layers from 0 to 10000, or all";

    private const int MaxCount = 10_000;

    /// <summary>Everything on the GPU.</summary>
    public static GpuLayers All => default;

    /// <summary>Reads <c>all</c> or a number; null for anything else.</summary>
    public static GpuLayers? Parse(string text)
    {
        if (string.Equals(text, "all", StringComparison.OrdinalIgnoreCase))
            return All;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxCount
            ? new GpuLayers(count)
            : null;
    }
}
