using System.CommandLine;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Splits;
using MixtralServer.Gguf.Summaries;

namespace MixtralServer.Commands.Models;

/// <summary><c>models inspect</c>: says what is in a GGUF file, or in a split model.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A GGUF file, or any part of a split one." };

    private static readonly Option<bool> Tensors = new("--tensors") { Description = "List the tensors too." };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print one JSON document; of arrays over 16 elements it holds the count and the first ones.",
    };

    /// <summary>The command, to be added under <c>models</c>.</summary>
    internal static Command Create()
    {
        var command = new Command("inspect", "Show what a GGUF model file holds.") { File, Tensors, Json };
        command.SetAction((result, _) =>
            Failures.ReportAsync(result.InvocationConfiguration.Error, () => RunAsync(result)));
        return command;
    }

    private static async Task RunAsync(ParseResult result)
    {
        var path = result.GetRequiredValue(File);
        var parts = Read(path, out var note);
        var report = new ModelReport(path, parts, new ModelSummary(parts), note, result.GetValue(Tensors));
        var text = result.GetValue(Json) ? InspectJson.Render(report) : InspectText.Render(report);
        await result.InvocationConfiguration.Output.WriteAsync(text);
    }

    // One part of a split model that lacks others is still worth a look.
    private static IReadOnlyList<GgufDocument> Read(string path, out string? note)
    {
        note = null;
        if (SplitModel.Find(path) is not SplitModel split || !System.IO.File.Exists(path))
            return SplitModel.Read(path);
        if (split.Missing.Count == 0)
            return SplitModel.Read(path);
        var names = string.Join(", ", split.Missing.Take(5).Select(Path.GetFileName));
        note = $"{split.Missing.Count} of {split.Parts.Count} parts are missing ({names}); this is one part alone.";
        return [GgufReader.Read(path)];
    }
}
