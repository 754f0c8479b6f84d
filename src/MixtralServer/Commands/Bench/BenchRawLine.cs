using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

/// <summary>What <c>bench raw</c> prints of one batch width.</summary>
/// <param name="Batch">Sequences decoded side by side.</param>
/// <param name="TokensPerSecond">Tokens of all sequences together.</param>
/// <param name="MsPerStep">Time of one step, in milliseconds.</param>
/// <param name="Steps">Steps measured.</param>
/// <param name="Threads">CPU threads.</param>
/// <param name="Model">The file's name.</param>
/// <param name="Runtime">What decoded.</param>
internal sealed record BenchRawLine(
    int Batch,
    [property: JsonPropertyName("tok_s")] double TokensPerSecond,
    double MsPerStep,
    int Steps,
    int Threads,
    string Model,
    string Runtime);
