using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BenchRawLine))]
internal sealed partial class BenchRawJsonContext : JsonSerializerContext;
