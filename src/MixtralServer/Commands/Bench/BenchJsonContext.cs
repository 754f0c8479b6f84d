using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchRawLine))]
[JsonSerializable(typeof(BenchDepthLine))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
