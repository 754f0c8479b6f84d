using System.CommandLine;
using System.CommandLine.Parsing;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;
using MixtralServer.Gguf.Vocabulary;
using Spectre.Console;

namespace MixtralServer.Commands.Models;

/// <summary><c>models forge</c>: writes a Mixtral with random weights.</summary>
internal static class ForgeCommand
{
    private static readonly Dictionary<string, GgmlType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["f32"] = GgmlType.F32,
        ["f16"] = GgmlType.F16,
        ["q8_0"] = GgmlType.Q8_0,
        ["q4_K"] = GgmlType.Q4_K,
        ["q2_K"] = GgmlType.Q2_K,
    };

    private static readonly Option<MixtralShape> Shape = new("--shape")
    {
        Description = $"Dimensions: {string.Join(", ", MixtralShape.All.Select(shape => shape.Name))}.",
        DefaultValueFactory = _ => MixtralShape.Tiny,
        CustomParser = result => Choose(result, MixtralShape.All.ToDictionary(shape => shape.Name)),
    };

    private static readonly Option<GgmlType> Type = new("--type")
    {
        Description = $"Type of the weights: {string.Join(", ", Types.Keys)}. Default: f16 for tiny, else q4_K.",
        CustomParser = result => Choose(result, Types),
    };

    private static readonly Option<FileInfo> Tokenizer = new("--tokenizer")
    {
        Description = "SentencePiece model whose vocabulary to use; without it a built-in one is used.",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The same seed gives the same file.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace an existing file." };

    private static readonly Argument<FileInfo> Output = new("OUT.gguf") { Description = "The file to write." };

    /// <summary>The command, to be added under <c>models</c>.</summary>
    internal static Command Create()
    {
        var command = new Command("forge", "Write a synthetic Mixtral: real tensors and metadata, random weights.")
        {
            Shape,
            Type,
            Tokenizer,
            Seed,
            Force,
            Output,
        };
        command.SetAction((result, cancellationToken) =>
            Failures.ReportAsync(result.InvocationConfiguration.Error, () => RunAsync(result, cancellationToken)));
        return command;
    }

    private static async Task RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var shape = result.GetRequiredValue(Shape);
        var type = result.GetResult(Type) is null ? DefaultType(shape) : result.GetValue(Type);
        var options = new ForgeOptions(
            shape, type, result.GetValue(Seed), ReadTokenizer(result.GetValue(Tokenizer)), result.GetValue(Force));
        var path = result.GetRequiredValue(Output).FullName;
        await ShowProgressAsync(
            $"{shape.Name} {type}",
            progress => SyntheticModel.ForgeAsync(options, path, progress, cancellationToken));
        AnsiConsole.MarkupLineInterpolated($"Wrote {path} ({new FileInfo(path).Length / 1e6:N1} MB)");
    }

    private static GgmlType DefaultType(MixtralShape shape) =>
        shape == MixtralShape.Tiny ? GgmlType.F16 : GgmlType.Q4_K;

    private static TokenVocabulary? ReadTokenizer(FileInfo? file)
    {
        if (file is null)
            return null;
        try
        {
            return SentencePieceModel.Read(file.FullName);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{file.FullName}: {exception.Message}", exception);
        }
    }

    private static Task ShowProgressAsync(string title, Func<IProgress<double>, Task> work) =>
        AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                return work(new Progress<double>(fraction => task.Value = fraction));
            });

    private static T? Choose<T>(ArgumentResult result, IReadOnlyDictionary<string, T> choices)
    {
        var word = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (choices.TryGetValue(word, out var choice))
            return choice;
        result.AddError($"'{word}' is none of {string.Join(", ", choices.Keys)}.");
        return default;
    }
}
