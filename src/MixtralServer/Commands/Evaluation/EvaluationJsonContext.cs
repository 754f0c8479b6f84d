using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Evaluation;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EvaluationScores))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
