using System.CommandLine;
using System.Text.Json;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Commands.Bench;

/// <summary><c>bench maskbench</c>: how many schemas from the field compile and are kept, and what that takes.</summary>
internal static class BenchMaskBenchCommand
{
    private static readonly Argument<FileInfo> Items = new("FILE")
    {
        Description = "Items with id, schema and tests, one JSON line each; .jsonl or .jsonl.gz.",
    };

    private static readonly Option<FileInfo> Tokenizer = new("--tokenizer")
    {
        HelpName = "FILE",
        Description = "The SentencePiece model with the vocabulary.",
        Required = true,
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        HelpName = "FILE",
        Description = "Where to write what came of each schema, as JSON.",
    };

    /// <summary>The command, to be added under <c>bench</c>.</summary>
    internal static Command Create()
    {
        var command = new Command("maskbench", "Hold JSON schemas against values: one JSON line in all.")
        {
            Items,
            Tokenizer,
            Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        try
        {
            var report = Measure(result.GetRequiredValue(Items), result.GetRequiredValue(Tokenizer));
            if (result.GetValue(Out) is { } file)
                File.WriteAllText(file.FullName, JsonSerializer.Serialize(report, BenchJsonContext.Default.MaskBenchReport));
            result.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(report.Summary, BenchJsonContext.Default.MaskBenchLine));
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            result.InvocationConfiguration.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static MaskBenchReport Measure(FileInfo items, FileInfo tokenizer)
    {
        var runner = new MaskBenchRunner(SentencePieceFile.Read(File.ReadAllBytes(tokenizer.FullName)), TimeProvider.System);
        foreach (var item in MaskBenchItem.ReadAll(items)) runner.Run(item);
        return runner.Report();
    }
}
