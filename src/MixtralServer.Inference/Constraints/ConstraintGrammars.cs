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
    /// <param name="limits">How large it may be.</param>
    /// <param name="relaxed">Parts of the constraint that it does not keep; none unless the constraint is lenient.</param>
    /// <param name="cancellation">Ends it early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="GrammarException">The message says what is wrong with it.</exception>
    public static GrammarDefinition Of(
        OutputConstraint constraint,
        Func<string, int?> findToken,
        GrammarLimits limits,
        out IReadOnlyList<string> relaxed,
        CancellationToken cancellation)
    {
        relaxed = [];
        if (constraint is OutputConstraint.Gbnf gbnf) return GbnfParser.Parse(gbnf.Grammar, findToken, limits);
        var builder = new GrammarBuilder(limits, cancellation);
        var root = Add(builder, constraint, out var problems);
        relaxed = Told(problems);
        return builder.Build(root);
    }

    private static Expr Add(GrammarBuilder builder, OutputConstraint constraint, out IReadOnlyList<SchemaProblem> problems)
    {
        problems = [];
        return constraint switch
        {
            OutputConstraint.JsonSchema json => Spaced(builder, OfSchema(builder, json, out problems)),
            OutputConstraint.Pattern pattern => Spaced(builder, builder.WholeRegex(pattern.Regex)),
            OutputConstraint.Calls calls => OfCalls(builder, calls, out problems),
            _ => throw new InvalidOperationException($"{constraint.GetType().Name} cannot be part of a grammar."),
        };
    }

    private static Expr OfSchema(
        GrammarBuilder builder, OutputConstraint.JsonSchema json, out IReadOnlyList<SchemaProblem> problems) =>
        SchemaText.Add(builder, json.Schema, SchemaCompileOptions.Default with { Lenient = json.Lenient }, out problems);

    private static Expr OfCalls(GrammarBuilder builder, OutputConstraint.Calls calls, out IReadOnlyList<SchemaProblem> problems)
    {
        IReadOnlyList<SchemaProblem> ofText = [];
        Expr? otherwise = calls.Otherwise is { } text ? Add(builder, text, out ofText) : null;
        var grammar = new CallGrammar(builder);
        var root = grammar.Write(calls, otherwise);
        problems = [.. ofText, .. grammar.Relaxed];
        return root;
    }

    private static IReadOnlyList<string> Told(IReadOnlyList<SchemaProblem> problems)
    {
        var told = problems.Take(RelaxedMax).Select(problem => Bounded(problem.ToString()));
        return problems.Count > RelaxedMax ? [.. told, $"{problems.Count - RelaxedMax} more keywords are not kept."] : [.. told];
    }

    private static string Bounded(string text) => text.Length <= RelaxedLengthMax ? text : $"{text[..RelaxedLengthMax]}...";

    private static Expr Spaced(GrammarBuilder builder, Expr text) => builder.Sequence(builder.Optional(builder.Text(" ")), text);
}
