using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

/// <summary>What <c>bench depth</c> prints of one depth.</summary>
/// <param name="Depth">Tokens in the sequence.</param>
/// <param name="PrefillTokensPerSecond">Of the last whole chunk before that depth; 0 where there was none.</param>
/// <param name="ReadSeconds">From the depth before to this one.</param>
/// <param name="DecodeTokensPerSecond">Of one sequence that generates at that depth.</param>
/// <param name="Chunk">Prompt tokens per step.</param>
/// <param name="Keys">Number format of the keys.</param>
/// <param name="Values">Number format of the values.</param>
/// <param name="Threads">CPU threads.</param>
/// <param name="Model">The file's name.</param>
/// <param name="Runtime">What computed.</param>
internal sealed record BenchDepthLine(
    int Depth,
    [property: JsonPropertyName("prefill_tok_s")] double PrefillTokensPerSecond,
    [property: JsonPropertyName("read_s")] double ReadSeconds,
    [property: JsonPropertyName("decode_tok_s")] double DecodeTokensPerSecond,
    int Chunk,
    string Keys,
    string Values,
    int Threads,
    string Model,
    string Runtime);
