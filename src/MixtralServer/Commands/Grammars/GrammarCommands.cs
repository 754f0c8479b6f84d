using System.CommandLine;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;

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
                ({ } file, null) => OfFile(result, file, OptionsOf(result, lenient)),
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
            var definition = OfFile(result, result.GetRequiredValue(grammar), OptionsOf(result, lenient));
            var fault = TextCheck.Fault(definition, result.GetRequiredValue(text));
            result.InvocationConfiguration.Output.WriteLine(fault ?? "It conforms.");
            return fault is null ? 0 : 1;
        }));
        return command;
    }

    /// <summary>Whether schemas are taken of which a part cannot be kept.</summary>
    internal static Option<bool> Lenient() => new("--lenient")
    {
        Description = "Leave out keywords of the schema that cannot be kept, and say which on stderr, rather than refuse it.",
    };

    /// <summary>The usual options, lenient where that was asked for.</summary>
    internal static SchemaCompileOptions OptionsOf(ParseResult result, Option<bool> lenient)
        => SchemaCompileOptions.Default with { Lenient = result.GetValue(lenient) };

    /// <summary>Reads a grammar or schema, and says what was left out of it.</summary>
    internal static GrammarDefinition OfFile(ParseResult result, FileInfo file, SchemaCompileOptions options)
    {
        var grammar = GrammarSource.OfFile(file, options, out var relaxed);
        foreach (var problem in relaxed)
            result.InvocationConfiguration.Error.WriteLine($"left out: {problem}");
        return grammar;
    }

    /// <summary>Runs a command; a fault that a person can mend becomes a message.</summary>
    internal static async Task<int> ReportAsync(ParseResult result, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception fault) when (fault is GrammarException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
