using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Digits whose sum is a multiple of three: the automaton of its three remainders, with the states taken out one after the other
/// (Kleene's construction). Other divisors have more remainders than an expression can bear.
/// </summary>
internal static class MultiplesOfThree
{
    /// <summary>Such digits, none included; zeros may lead.</summary>
    public static Expr Digits(GrammarBuilder builder)
    {
        var (zero, one, two) = (Any(builder, "0369"), Any(builder, "147"), Any(builder, "258"));
        var zeros = Again(builder, zero);
        var stay = Again(builder, builder.Choice(zero, builder.Sequence(two, zeros, one)));
        var toTwo = builder.Choice(two, builder.Sequence(one, zeros, one));
        var fromTwo = builder.Choice(one, builder.Sequence(two, zeros, two));
        return Again(
            builder,
            builder.Choice(zero, builder.Sequence(one, zeros, two), builder.Sequence(toTwo, stay, fromTwo)));
    }

    private static Expr Any(GrammarBuilder builder, string digits) => builder.Chars(CodePointSet.Of(digits));

    private static Expr Again(GrammarBuilder builder, Expr item) => builder.Repeat(item, 0, null);
}
