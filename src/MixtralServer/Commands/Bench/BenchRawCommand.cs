using System.CommandLine;
using System.Text.Json;

namespace MixtralServer.Commands.Bench;

/// <summary>
/// <c>bench raw</c>: how fast the runtime itself decodes, without HTTP, scheduling or sampling. The server is measured
/// against this figure.
/// </summary>
internal static class BenchRawCommand
{
    private static readonly Option<FileInfo> Model = BenchTarget.File();

    private static readonly Option<int> Threads = BenchNumbers.One("--threads", Environment.ProcessorCount, 1, "CPU threads.");

    private static readonly Option<int> Steps = BenchNumbers.One("--steps", 64, 1, "Steps to measure for each batch width.");

    private static readonly Option<int> Cells = BenchNumbers.One(
        "--ctx", 0, 0, "KV cells for all sequences together; 0 is as many as are needed.");

    private static readonly Option<int> Seed = BenchNumbers.One("--seed", 1, 0, "The same seed decodes the same tokens.");

    private static readonly Option<int[]> Batch = BenchNumbers.Several(
        "--batch", [1, 8, 16], "batch width",
        "Widths to measure, such as 1,8,16: each is a number of sequences that decode side by side.");

    /// <summary>The command, to be added under <c>bench</c>.</summary>
    internal static Command Create()
    {
        var command = new Command("raw", "Measure bare decoding: one JSON line for each batch width.")
        {
            Model,
            Threads,
            Batch,
            Steps,
            Cells,
            Seed,
        };
        command.SetAction(result => BenchTarget.Run(result, Model, target => Measure(result, target)));
        return command;
    }

    private static void Measure(ParseResult result, BenchTarget target)
    {
        var loop = new RawDecodeLoop(
            target.Model, result.GetValue(Threads), result.GetValue(Steps), result.GetValue(Cells), result.GetValue(Seed));
        foreach (var width in result.GetRequiredValue(Batch))
        {
            var elapsed = loop.Run(width);
            var line = new BenchRawLine(
                width,
                Math.Round(width * loop.StepCount / elapsed.TotalSeconds, 1),
                Math.Round(elapsed.TotalMilliseconds / loop.StepCount, 3),
                loop.StepCount,
                result.GetValue(Threads),
                target.FileName,
                target.Runtime);
            result.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(line, BenchJsonContext.Default.BenchRawLine));
        }
    }
}
