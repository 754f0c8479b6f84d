using System.Text.Json.Serialization;

namespace MixtralServer.Commands.Bench;

/// <summary>What <c>bench maskbench</c> prints. Times are microseconds.</summary>
/// <param name="Schemas">Schemas in the file.</param>
/// <param name="Passing">Those that compile and whose values all come out right.</param>
/// <param name="PassingShare">The same, as a share.</param>
/// <param name="CompileErrors">Schemas for which there is no grammar.</param>
/// <param name="FalseAccepts">Values that were taken and are not valid.</param>
/// <param name="FalseRejects">Valid values that were not taken.</param>
/// <param name="CompileP50">From the schema as JSON to the first mask asked for.</param>
/// <param name="CompileP99">The same.</param>
/// <param name="MaskP50">Of one mask.</param>
/// <param name="MaskP99">The same.</param>
/// <param name="MaskMax">The same.</param>
/// <param name="Masks">How many.</param>
internal sealed record MaskBenchLine(
    int Schemas,
    int Passing,
    double PassingShare,
    int CompileErrors,
    int FalseAccepts,
    int FalseRejects,
    [property: JsonPropertyName("compile_us_p50")] double CompileP50,
    [property: JsonPropertyName("compile_us_p99")] double CompileP99,
    [property: JsonPropertyName("mask_us_p50")] double MaskP50,
    [property: JsonPropertyName("mask_us_p99")] double MaskP99,
    [property: JsonPropertyName("mask_us_max")] double MaskMax,
    int Masks);
