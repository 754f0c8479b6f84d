using MixtralServer.Grammar.Gbnf;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Gbnf;

public sealed class GbnfPrinterTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Print_RandomGrammar_ReadsBackWithTheSameMasks(int seed)
    {
        var original = RandomGrammar.Make(seed);
        var printed = GbnfPrinter.Print(original);
        var copy = GbnfParser.Parse(printed.Text, TestVocabulary.Small.Find, GrammarLimits.Default);

        Assert.True(printed.IsExact);
        var (first, second) = (Compile(original), Compile(copy));
        Assert.Equal(first is null, second is null);
        if (first is null || second is null) return;
        var random = new Random(seed);
        for (var step = 0; step < 12; step++)
        {
            var mask = first.Mask(TestVocabulary.Small);
            Assert.Equal(mask, second.Mask(TestVocabulary.Small));
            var tokens = mask.Tokens();
            var token = tokens[random.Next(tokens.Count)];
            Assert.Equal(first.TryAccept(token), second.TryAccept(token));
            if (first.IsFinished) return;
        }
    }

    [Fact]
    public void Print_SetOperations_SaysThatItIsNotExact()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        var printed = GbnfPrinter.Print(builder.Build(builder.Except(builder.AnyText, builder.Text("a"))));

        Assert.False(printed.IsExact);
        Assert.Contains("# inexact", printed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Print_Counts_StayCounted()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        var printed = GbnfPrinter.Print(builder.Build(builder.Repeat(builder.Chars(CodePointSet.Of("a-\n")), 3, 100_000)));

        Assert.Equal("root ::= [\\n\\x2Da]{3,100000}\n", printed.Text);
    }

    private static GrammarMatcher? Compile(GrammarDefinition grammar)
    {
        try
        {
            return Compiled.From(grammar).CreateMatcher();
        }
        catch (GrammarException)
        {
            return null;
        }
    }
}
