using System.CommandLine;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Commands.Grammars;

/// <summary><c>grammar walk</c>: random texts of a schema or grammar, one a line, to see what it admits.</summary>
internal static class GrammarWalkCommand
{
    private const int CountMax = 1_000_000;
    private const int CountDefault = 10;

    internal static Command Create()
    {
        var grammar = new Argument<FileInfo>("GRAMMAR|SCHEMA.json") { Description = "A GBNF file, or a JSON schema." };
        var count = OptionKinds.Number("--count", 1, CountMax, $"How many texts [default: {CountDefault}]");
        var seed = OptionKinds.Number("--seed", 0, int.MaxValue, "The same seed gives the same texts [default: 1]");
        var tokenizer = new Option<FileInfo?>("--tokenizer")
        {
            HelpName = "FILE.model",
            Description = "A SentencePiece vocabulary; texts are written byte by byte otherwise.",
        };
        var declared = new Option<bool>("--declared") { Description = "Only properties that a schema declares." };
        var lenient = GrammarCommands.Lenient();
        var command = new Command("walk", "Print random texts that a grammar or schema admits, one a line.")
        {
            grammar, count, seed, tokenizer, declared, lenient,
        };
        command.SetAction((result, _) => GrammarCommands.ReportAsync(result, () =>
        {
            var options = GrammarCommands.OptionsOf(result, lenient) with { AllowsUndeclared = !result.GetValue(declared) };
            var definition = GrammarCommands.OfFile(result, result.GetRequiredValue(grammar), options);
            var walk = new GrammarWalk(Compile(definition, result.GetValue(tokenizer)), new Random(result.GetValue(seed) ?? 1));
            return Print(result.InvocationConfiguration, walk, result.GetValue(count) ?? CountDefault);
        }));
        return command;
    }

    private static CompiledGrammar Compile(GrammarDefinition definition, FileInfo? tokenizer)
    {
        var vocabulary = tokenizer is null
            ? ByteVocabulary.Create()
            : SentencePieceFile.Read(File.ReadAllBytes(tokenizer.FullName));
        return new GrammarCompiler(vocabulary, new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default)
            .Compile(definition, CancellationToken.None);
    }

    private static int Print(InvocationConfiguration streams, GrammarWalk walk, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (walk.Next() is { } text) streams.Output.WriteLine(text);
            else streams.Error.WriteLine($"A text did not end within {GrammarWalk.TokensMax} tokens and was left out.");
        }

        return 0;
    }
}
