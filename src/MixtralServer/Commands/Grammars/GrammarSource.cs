using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Patterns;

namespace MixtralServer.Commands.Grammars;

/// <summary>Reads grammars from where the command line names them. Special tokens have no names here, only numbers.</summary>
internal static class GrammarSource
{
    /// <summary>A file: a JSON schema where its name ends in <c>.json</c>, else GBNF.</summary>
    /// <exception cref="GrammarException">What it holds cannot be used.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GrammarDefinition OfFile(FileInfo file)
    {
        var text = File.ReadAllText(file.FullName);
        return string.Equals(file.Extension, ".json", StringComparison.OrdinalIgnoreCase)
            ? Build(builder => SchemaText.Add(builder, text))
            : GbnfParser.Parse(text, _ => null, GrammarLimits.Default);
    }

    /// <summary>A regular expression that matches whole texts.</summary>
    /// <exception cref="GrammarException">It cannot be used.</exception>
    public static GrammarDefinition OfRegex(string pattern) => Build(builder => builder.WholeRegex(pattern));

    private static GrammarDefinition Build(Func<GrammarBuilder, Expr> write)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return builder.Build(write(builder));
    }
}
