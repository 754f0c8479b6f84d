using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>Regular expressions as JSON Schema has them: ECMA-262 with the flag u, without what is not regular.</summary>
public static class PatternCompiler
{
    /// <summary>Adds a regular expression that texts must match from end to end, whether it has anchors or not.</summary>
    /// <inheritdoc cref="Regex"/>
    public static Expr WholeRegex(this GrammarBuilder builder, string pattern)
    {
        builder.Regex(pattern); // alone, so that no bracket of it closes the group below
        return builder.Regex($"^(?:{pattern})$");
    }

    /// <summary>
    /// The texts in which a pattern is found; with <c>^</c> and <c>$</c>, those that it matches whole. Understood: characters and
    /// escapes, <c>.</c>, classes, <c>\d \w \s \p{..}</c> (general categories) and their negations, groups, alternatives,
    /// counted repeats. Lazy repeats are as good as others, as only whether a text matches counts.
    /// </summary>
    /// <param name="builder">Where the expression is made.</param>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="GrammarException">
    /// The pattern is malformed, or has look-around, back-references, word boundaries or flags; the message says where.
    /// </exception>
    public static Expr Regex(this GrammarBuilder builder, string pattern)
    {
        if (pattern.Length > builder.Limits.PatternLengthMax)
            throw new GrammarException($"the pattern has more than {builder.Limits.PatternLengthMax} characters");
        return new PatternParser(builder, pattern).Parse();
    }
}
