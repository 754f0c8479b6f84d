using System.Text.Json;

namespace MixtralServer.Commands.Bench;

/// <summary>One value of a MaskBench item.</summary>
/// <param name="Data">The value.</param>
/// <param name="Valid">Whether it satisfies the schema.</param>
internal sealed record MaskBenchTest(JsonElement Data, bool Valid);
