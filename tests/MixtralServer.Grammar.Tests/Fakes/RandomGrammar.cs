using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Small grammars with everything in them: recursion, counters, empty parts, tokens, ambiguity.</summary>
internal static class RandomGrammar
{
    private const int Rules = 4;

    public static GrammarDefinition Make(int seed, bool sets = false)
    {
        var random = new Random(seed);
        var builder = new GrammarBuilder(GrammarLimits.Default);
        var rules = Enumerable.Range(0, Rules).Select(i => builder.DeclareRule($"r{i}")).ToArray();
        foreach (var rule in rules) builder.Define(rule, Part(builder, random, rules, 3, sets));
        var other = builder.Sequence(builder.Text("x"), Part(builder, random, rules, 2, sets));
        return builder.Build(builder.Choice(rules[0], other));
    }

    private static Expr Part(GrammarBuilder builder, Random random, Expr[] rules, int depth, bool sets)
    {
        if (depth == 0) return Leaf(builder, random, rules);
        Expr Next() => Part(builder, random, rules, depth - 1, sets);
        var shared = Next();
        switch (random.Next(sets ? 9 : 8))
        {
            case 0: return builder.Choice(shared, Next());
            case 1: return builder.Sequence(shared, Next(), shared);
            case 2: return builder.Repeat(shared, 0, null);
            case 3: return builder.Repeat(shared, random.Next(3), random.Next(3, 30));
            case 4: return builder.Optional(shared);
            case 5: return builder.Sequence(builder.Text("["), shared, builder.Text("]"));
            case 6: return builder.Repeat(shared, random.Next(12), null);
            case 7: return builder.Sequence(shared, Next());
            default:
                var letters = builder.Repeat(builder.Chars(CodePointSet.Of("abc,\"é")), random.Next(3), 40);
                return builder.Except(
                    builder.Intersect(letters, builder.Repeat(builder.Choice(Leaf(builder, random, []), builder.AnyChar), 1, 9)),
                    builder.Choice(builder.Text("ab"), builder.Text("a\",")));
        }
    }

    private static Expr Leaf(GrammarBuilder builder, Random random, Expr[] rules) => random.Next(rules.Length == 0 ? 5 : 9) switch
    {
        0 => builder.Text("a"),
        1 => builder.Text("ab\""),
        2 => builder.Chars(CodePointSet.Of("a\",")),
        3 => builder.Chars(CodePointSet.Range(0x80, 0x10FFFF)),
        4 => builder.Text(random.Next(2) == 0 ? "" : ",\"é"),
        5 => builder.Tokens(TestVocabulary.Tool),
        6 => builder.Sequence(builder.Text("{"), rules[random.Next(rules.Length)], builder.Text("}")),
        7 => rules[random.Next(rules.Length)],
        _ => builder.Chars(CodePointSet.Of("\"").Complement()),
    };
}
