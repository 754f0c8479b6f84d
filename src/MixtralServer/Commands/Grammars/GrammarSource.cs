using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.Patterns;

namespace MixtralServer.Commands.Grammars;

/// <summary>Reads grammars from where the command line names them. Special tokens have no names here, only numbers.</summary>
internal static class GrammarSource
{
    /// <summary>A file: a JSON schema where its name ends in <c>.json</c>, else GBNF.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How a schema becomes a grammar.</param>
    /// <param name="relaxed">Those that were left out.</param>
    /// <exception cref="GrammarException">What it holds cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GrammarDefinition OfFile(FileInfo file, SchemaCompileOptions options, out IReadOnlyList<SchemaProblem> relaxed)
    {
        var text = File.ReadAllText(file.FullName);
        relaxed = [];
        if (!string.Equals(file.Extension, ".json", StringComparison.OrdinalIgnoreCase))
            return GbnfParser.Parse(text, _ => null, GrammarLimits.Default);
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return builder.Build(SchemaText.Add(builder, text, options, out relaxed));
    }

    /// <summary>A regular expression that matches whole texts.</summary>
    /// <exception cref="GrammarException">It cannot be used.</exception>
    public static GrammarDefinition OfRegex(string pattern)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return builder.Build(builder.WholeRegex(pattern));
    }
}
