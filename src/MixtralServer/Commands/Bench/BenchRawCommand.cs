using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.Commands.Bench;

/// <summary>
/// <c>bench raw</c>: how fast the runtime itself decodes, without HTTP, scheduling or sampling. The server is measured
/// against this figure.
/// </summary>
internal static class BenchRawCommand
{
    private static readonly Option<FileInfo> Model = new("--model") { Description = "The GGUF file.", Required = true };

    private static readonly Option<int> Threads = Number("--threads", Environment.ProcessorCount, 1, "CPU threads.");

    private static readonly Option<int> Steps = Number("--steps", 64, 1, "Steps to measure for each batch width.");

    private static readonly Option<int> Cells = Number(
        "--ctx", 0, 0, "KV cells for all sequences together; 0 is as many as are needed.");

    private static readonly Option<int> Seed = Number("--seed", 1, 0, "The same seed decodes the same tokens.");

    private static readonly Option<int[]> Batch = new("--batch")
    {
        Description = "Widths to measure, such as 1,8,16: each is a number of sequences that decode side by side.",
        DefaultValueFactory = _ => [1, 8, 16],
        CustomParser = ParseWidths,
    };

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
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        try
        {
            Measure(result);
            return 0;
        }
        catch (ModelLoadException problem)
        {
            result.InvocationConfiguration.Error.WriteLine(problem.Message);
            return 1;
        }
    }

    private static void Measure(ParseResult result)
    {
        var path = result.GetRequiredValue(Model);
        var runtime = NativeRuntime.Start(new NativeRuntimeOptions { Logger = NullLogger.Instance });
        using var model = LLamaModel.Load(new ModelLoadOptions { Path = path.FullName }, null, CancellationToken.None);
        var loop = new RawDecodeLoop(
            model, result.GetValue(Threads), result.GetValue(Steps), result.GetValue(Cells), result.GetValue(Seed));
        foreach (var width in result.GetRequiredValue(Batch))
        {
            var elapsed = loop.Run(width);
            var line = new BenchRawLine(
                width,
                Math.Round(width * loop.StepCount / elapsed.TotalSeconds, 1),
                Math.Round(elapsed.TotalMilliseconds / loop.StepCount, 3),
                loop.StepCount,
                result.GetValue(Threads),
                path.Name,
                $"{runtime.Name} ({runtime.Version})");
            result.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(line, BenchRawJsonContext.Default.BenchRawLine));
        }
    }

    private static Option<int> Number(string name, int usual, int least, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
                result.AddError($"{name} must be {least} or more.");
        });
        return option;
    }

    private static int[]? ParseWidths(ArgumentResult result)
    {
        var widths = new List<int>();
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0)
                widths.Add(width);
            else
                result.AddError($"'{word}' is no batch width; give whole numbers such as 1,8,16.");
        }

        return [.. widths];
    }
}
