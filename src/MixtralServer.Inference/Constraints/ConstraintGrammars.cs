using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Makes the grammar of a constraint.</summary>
internal static class ConstraintGrammars
{
    // So many parts that are not kept are told one by one, each in so many characters: names that users wrote are in it.
    private const int RelaxedMax = 20;
    private const int RelaxedLengthMax = 500;

    /// <summary>
    /// Makes a grammar. JSON and patterns may have one space before them: the models write it of their own accord, and it is cut.
    /// </summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="findToken">The special token of a name.</param>
    /// <param name="relaxed">Parts of the constraint that it does not keep; none unless the constraint is lenient.</param>
    /// <exception cref="GrammarException">The message says what is wrong with it.</exception>
    public static GrammarDefinition Of(
        OutputConstraint constraint, Func<string, int?> findToken, out IReadOnlyList<string> relaxed)
    {
        relaxed = [];
        return constraint switch
        {
            OutputConstraint.JsonSchema json => OfSchema(json, out relaxed),
            OutputConstraint.Pattern pattern => Spaced(builder => builder.WholeRegex(pattern.Regex)),
            OutputConstraint.Gbnf gbnf => GbnfParser.Parse(gbnf.Grammar, findToken, GrammarLimits.Default),
            _ => throw new InvalidOperationException($"Unknown constraint {constraint}."),
        };
    }

    private static GrammarDefinition OfSchema(OutputConstraint.JsonSchema json, out IReadOnlyList<string> relaxed)
    {
        IReadOnlyList<SchemaProblem> problems = [];
        var options = SchemaCompileOptions.Default with { Lenient = json.Lenient };
        var grammar = Spaced(builder => SchemaText.Add(builder, json.Schema, options, out problems));
        var told = problems.Take(RelaxedMax).Select(problem => Bounded(problem.ToString()));
        relaxed = problems.Count > RelaxedMax ? [.. told, $"{problems.Count - RelaxedMax} more keywords are not kept."] : [.. told];
        return grammar;
    }

    private static string Bounded(string text) => text.Length <= RelaxedLengthMax ? text : $"{text[..RelaxedLengthMax]}...";

    private static GrammarDefinition Spaced(Func<GrammarBuilder, Expr> write)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        return builder.Build(builder.Sequence(builder.Optional(builder.Text(" ")), write(builder)));
    }
}
