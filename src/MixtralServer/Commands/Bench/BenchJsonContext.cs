using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchRawLine))]
[JsonSerializable(typeof(BenchDepthLine))]
[JsonSerializable(typeof(MaskBenchLine))]
[JsonSerializable(typeof(MaskBenchReport))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
