using System.CommandLine;
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

    private static readonly Option<string> Shape = OneOf(
        "--shape", "Dimensions of the model; tiny unless given.", MixtralShape.All.Select(shape => shape.Name));

    private static readonly Option<string> Type = OneOf(
        "--type", "Type of the weights; f16 for tiny and q4_K for the others unless given.", Types.Keys);

    private static readonly Option<int?> Context = OptionKinds.Number(
        "--context", 16, 1 << 20, "Context length that the file claims [default: the shape's own].");

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
            Context,
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
        var shape = result.GetValue(Shape) is string name
            ? MixtralShape.All.Single(shape => shape.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            : MixtralShape.Tiny;
        shape = shape with { Context = result.GetValue(Context) ?? shape.Context };
        var type = result.GetValue(Type) is string word ? Types[word] : DefaultType(shape);
        var vocabulary = result.GetValue(Tokenizer) is FileInfo file ? SentencePieceModel.Read(file.FullName) : null;
        var options = new ForgeOptions(shape, type, result.GetValue(Seed), vocabulary, result.GetValue(Force));
        var path = result.GetRequiredValue(Output).FullName;
        await ShowProgressAsync(
            $"{shape.Name} {type}",
            progress => SyntheticModel.ForgeAsync(options, path, progress, cancellationToken));
        AnsiConsole.MarkupLineInterpolated($"Wrote {path} ({new FileInfo(path).Length / 1e6:N1} MB)");
    }

    private static GgmlType DefaultType(MixtralShape shape) =>
        shape.Name == MixtralShape.Tiny.Name ? GgmlType.F16 : GgmlType.Q4_K;

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
                return work(new Bar(task));
            });

    private static Option<string> OneOf(string name, string description, IEnumerable<string> words)
    {
        var choices = words.ToArray();
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', choices) };
        option.Validators.Add(result =>
        {
            var word = result.GetValueOrDefault<string>();
            if (!choices.Contains(word, StringComparer.OrdinalIgnoreCase))
                result.AddError($"{name} '{word}' is none of {string.Join(", ", choices)}.");
        });
        return option;
    }

    // Progress<T> would report from several threads, in any order.
    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
