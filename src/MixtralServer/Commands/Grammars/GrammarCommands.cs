using System.CommandLine;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Commands.Grammars;

/// <summary><c>grammar compile</c> and <c>grammar check</c>: what a schema or grammar allows, without a model.</summary>
internal static class GrammarCommands
{
    /// <summary>Prints the GBNF of a schema or a regular expression.</summary>
    internal static Command CreateCompile()
    {
        var schema = new Argument<FileInfo?>("SCHEMA.json")
        {
            Description = "A JSON schema, or a GBNF file to be checked.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var regex = new Option<string?>("--regex") { Description = "A regular expression instead." };
        var lenient = Lenient();
        var command = new Command("compile", "Print a schema or a regular expression as GBNF.") { schema, regex, lenient };
        command.SetAction((result, _) => ReportAsync(result, () =>
        {
            var grammar = (result.GetValue(schema), result.GetValue(regex)) switch
            {
                ({ } file, null) => OfFile(result, file, lenient),
                (null, { } pattern) => GrammarSource.OfRegex(pattern),
                _ => throw new GrammarException("name either a schema file or --regex"),
            };
            result.InvocationConfiguration.Output.Write(GbnfPrinter.Print(grammar).Text);
            return 0;
        }));
        return command;
    }

    /// <summary>Says whether a text conforms, or where it stops to; exit code 1 where it does not.</summary>
    internal static Command CreateCheck()
    {
        var grammar = new Argument<FileInfo>("GRAMMAR|SCHEMA.json") { Description = "A GBNF file, or a JSON schema." };
        var text = new Argument<string>("TEXT") { Description = "The text." };
        var lenient = Lenient();
        var command = new Command("check", "Say where a text stops conforming to a grammar or schema.") { grammar, text, lenient };
        command.SetAction((result, _) => ReportAsync(result, () =>
        {
            var definition = OfFile(result, result.GetRequiredValue(grammar), lenient);
            var fault = TextCheck.Fault(definition, result.GetRequiredValue(text));
            result.InvocationConfiguration.Output.WriteLine(fault ?? "It conforms.");
            return fault is null ? 0 : 1;
        }));
        return command;
    }

    private static Option<bool> Lenient() => new("--lenient")
    {
        Description = "Leave out keywords of the schema that cannot be kept, and say which on stderr, rather than refuse it.",
    };

    private static GrammarDefinition OfFile(ParseResult result, FileInfo file, Option<bool> lenient)
    {
        var grammar = GrammarSource.OfFile(file, result.GetValue(lenient), out var relaxed);
        foreach (var problem in relaxed)
            result.InvocationConfiguration.Error.WriteLine($"left out: {problem}");
        return grammar;
    }

    private static async Task<int> ReportAsync(ParseResult result, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception fault) when (fault is GrammarException or IOException or UnauthorizedAccessException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
