using System.CommandLine;
using System.Text.Json;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Yaml;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Commands.Bench;

/// <summary><c>bench depth</c>: how fast the runtime reads and generates when much has been read already.</summary>
internal static class BenchDepthCommand
{
    // The usual one first.
    private static readonly Choice<KvCellType>[] KvChoices =
        [.. Words.KvCellTypes.OrderBy(choice => choice.Value != KvCellType.F16)];

    private static readonly Option<FileInfo> Model = BenchTarget.File();

    private static readonly Option<int> Threads = BenchNumbers.One("--threads", Environment.ProcessorCount, 1, "CPU threads.");

    private static readonly Option<int[]> Depths = BenchNumbers.Several(
        "--depths", [1_024, 8_192], "depth", "Depths to measure, in tokens, such as 1024,8192,32768.");

    private static readonly Option<int> Chunk = BenchNumbers.One("--chunk", 512, 1, "Prompt tokens per step.");

    private static readonly Option<int> Steps = BenchNumbers.One("--steps", 16, 1, "Tokens to generate at each depth.");

    private static readonly Option<Choice<KvCellType>?> Keys = Format("--keys");

    private static readonly Option<Choice<KvCellType>?> Values = Format("--values");

    private static readonly Option<int> Seed = BenchNumbers.One("--seed", 1, 0, "The same seed reads the same tokens.");

    /// <summary>The command, to be added under <c>bench</c>.</summary>
    internal static Command Create()
    {
        var command = new Command("depth", "Measure long contexts: one JSON line for each depth.")
        {
            Model,
            Threads,
            Depths,
            Chunk,
            Steps,
            Keys,
            Values,
            Seed,
        };
        command.SetAction(result => BenchTarget.Run(result, Model, target => Measure(result, target)));
        return command;
    }

    private static void Measure(ParseResult result, BenchTarget target)
    {
        var (depths, chunk, steps) = (result.GetRequiredValue(Depths).Order().ToList(), result.GetValue(Chunk), result.GetValue(Steps));
        using var context = target.Model.CreateContext(ContextOf(result, depths[^1] + steps + 1, chunk));
        var loop = new DepthLoop(context, chunk, steps, result.GetValue(Seed));
        foreach (var depth in depths)
        {
            var (lastChunk, read, generated) = loop.Run(depth);
            var line = new BenchDepthLine(
                depth,
                lastChunk > TimeSpan.Zero ? Math.Round(chunk / lastChunk.TotalSeconds, 1) : 0,
                Math.Round(read.TotalSeconds, 2),
                Math.Round(steps / generated.TotalSeconds, 1),
                chunk,
                FormatOf(result, Keys).Name,
                FormatOf(result, Values).Name,
                result.GetValue(Threads),
                target.FileName,
                target.Runtime);
            result.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(line, BenchJsonContext.Default.BenchDepthLine));
        }
    }

    private static ContextOptions ContextOf(ParseResult result, int cells, int chunk) => new()
    {
        CellCount = cells,
        SequenceCount = 1,
        BatchSize = Math.Min(chunk, cells),
        MicroBatchSize = Math.Min(chunk, cells),
        Threads = result.GetValue(Threads),
        ThreadsBatch = result.GetValue(Threads),
        KeyType = FormatOf(result, Keys).Value,
        ValueType = FormatOf(result, Values).Value,
    };

    private static Option<Choice<KvCellType>?> Format(string name) => OptionKinds.OneOf(
        name,
        [.. KvChoices.Select(choice => new Choice<Choice<KvCellType>?>(choice.Name, choice))],
        $"Number format of the {name[2..]} in the KV cache");

    private static Choice<KvCellType> FormatOf(ParseResult result, Option<Choice<KvCellType>?> option) =>
        result.GetValue(option) ?? KvChoices[0];
}
