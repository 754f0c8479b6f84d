using System.CommandLine;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;

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
        var command = new Command("compile", "Print a schema or a regular expression as GBNF.") { schema, regex };
        command.SetAction((result, _) => ReportAsync(result, () =>
        {
            var grammar = (result.GetValue(schema), result.GetValue(regex)) switch
            {
                ({ } file, null) => GrammarSource.OfFile(file),
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
        var command = new Command("check", "Say where a text stops conforming to a grammar or schema.") { grammar, text };
        command.SetAction((result, _) => ReportAsync(result, () =>
        {
            var fault = TextCheck.Fault(GrammarSource.OfFile(result.GetRequiredValue(grammar)), result.GetRequiredValue(text));
            result.InvocationConfiguration.Output.WriteLine(fault ?? "It conforms.");
            return fault is null ? 0 : 1;
        }));
        return command;
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
