using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Makes the grammar of a constraint.</summary>
internal static class ConstraintGrammars
{
    /// <summary>
    /// Makes a grammar. JSON and patterns may have one space before them: the models write it of their own accord, and it is cut.
    /// </summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="findToken">The special token of a name.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="cancellation">Ends it early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="GrammarException">The message says what is wrong with it.</exception>
    public static GrammarDefinition Of(
        OutputConstraint constraint, Func<string, int?> findToken, GrammarLimits limits, CancellationToken cancellation)
    {
        var builder = new GrammarBuilder(limits, cancellation);
        return constraint switch
        {
            OutputConstraint.JsonSchema json => Spaced(builder, SchemaText.Add(builder, json.Schema)),
            OutputConstraint.Pattern pattern => Spaced(builder, builder.WholeRegex(pattern.Regex)),
            OutputConstraint.Gbnf gbnf => GbnfParser.Parse(gbnf.Grammar, findToken, limits),
            _ => throw new InvalidOperationException($"Unknown constraint {constraint}."),
        };
    }

    private static GrammarDefinition Spaced(GrammarBuilder builder, Expr written)
        => builder.Build(builder.Sequence(builder.Optional(builder.Text(" ")), written));
}
