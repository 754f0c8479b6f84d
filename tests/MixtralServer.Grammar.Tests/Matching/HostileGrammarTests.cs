using System.Text;
using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Matching;

/// <summary>
/// Grammars made to take for ever: each is either matched or refused within the limits, which bound time by fuel and memory by
/// bytes. A test that does not end shows what got past them.
/// </summary>
public sealed class HostileGrammarTests
{
    // What is charged at once goes beyond the limit by at most this.
    private const int FuelPerChargeMax = 4_096;

    [Theory]
    [InlineData("root ::= (\"a\"{0,40}){0,40}")]
    [InlineData("root ::= ((\"a\"{0,40}){0,40}){0,40}")]
    [InlineData("root ::= (\"x\"*)*")]
    [InlineData("root ::= ((\"a\"?){1000}){1000}")]
    [InlineData("root ::= (\"a\"* \"a\"*){0,100000} (\"a\"* \"a\"*)*")]
    [InlineData("root ::= [a-z]{1000000000} | \"a\"{0,1000000000}")]
    [InlineData("root ::= (\"a\" | \"aa\" | \"aaa\"){0,50000}")]
    [InlineData("root ::= x{0,1000000}\nx ::= \"\" | \"a\" x \"b\"")]
    [InlineData("root ::= a{0,99} a{0,99} a{0,99}\na ::= \"a\"? | \"[\" root \"]\"")]
    [InlineData("root ::= \"a\" root \"a\" | \"a\" root | \"a\"")]
    public void Steps_Ambiguous_StayWithinTheLimits(string text)
    {
        var grammar = Compiled.Gbnf(text);
        var matcher = grammar.CreateMatcher();
        for (var step = 0; step < 200; step++)
        {
            if (!matcher.TryFillMask(new ulong[TestVocabulary.Small.MaskWords]))
            {
                Assert.NotNull(matcher.Problem);
                return;
            }

            if (matcher.TryAcceptBytes("a"u8) != MatchResult.Accepted) return;
        }
    }

    [Fact]
    public void Steps_NestedQuantifiers_AreMatched()
    {
        var grammar = Compiled.Gbnf("root ::= (\"a\"{0,40}){0,40}");

        Assert.True(grammar.Accepts(new string('a', 1600)));
        Assert.False(grammar.Accepts(new string('a', 1601)));
    }

    [Fact]
    public void Compile_TenThousandAlternatives_IsFine()
    {
        var words = Enumerable.Range(0, 10_000).Select(i => $"word{i * 7919 % 10_000}").ToList();
        var grammar = Compiled.Of(builder => builder.Choice([.. words.Select(word => builder.Text(word))]));

        Assert.True(grammar.Accepts("word9999"));
        Assert.False(grammar.Accepts("word10000"));
        Assert.NotEmpty(grammar.CreateMatcher().Mask(TestVocabulary.Small).Tokens());
    }

    [Fact]
    public void Compile_LongChainOfRules_IsFine()
    {
        var text = new StringBuilder("root ::= r0\n");
        for (var i = 0; i < 20_000; i++) text.Append($"r{i} ::= \"a\" r{i + 1}\n");
        text.Append("r20000 ::= \"b\"\n");

        Assert.True(Compiled.Gbnf(text.ToString()).Accepts(new string('a', 20_000) + "b"));
    }

    [Fact]
    public void Compile_LongChainOfFirstParts_IsFine()
    {
        var text = new StringBuilder("root ::= r0\n");
        for (var i = 0; i < 5_000; i++) text.Append($"r{i} ::= r{i + 1} \"a\"\n");
        text.Append("r5000 ::= \"b\" | \"[\" root \"]\"\n");

        Assert.True(Compiled.Gbnf(text.ToString()).Accepts("b" + new string('a', 5_000)));
    }

    [Fact]
    public void Compile_LongCycleOfFirstParts_IsRefused()
    {
        var text = new StringBuilder("root ::= r0 | \"x\"\n");
        for (var i = 0; i < 20_000; i++) text.Append($"r{i} ::= r{i + 1} \"a\"\n");
        text.Append("r20000 ::= root\n");

        var problem = Assert.Throws<GrammarException>(() => Compiled.Gbnf(text.ToString()));

        Assert.Contains("left-recursive", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_ExponentialPattern_EndWithAnErrorInsteadOfAnOpenMask()
    {
        var limits = GrammarLimits.Default with { StatesMax = 5_000 };
        var builder = new GrammarBuilder(limits);
        var definition = builder.Build(builder.Regex("^.*a.{200}$"));
        var grammar = Compiled.From(definition, limits: limits);
        var matcher = grammar.CreateMatcher();
        var mask = new ulong[TestVocabulary.Small.MaskWords];
        var random = new Random(1);
        for (var step = 0; step < 3_000; step++)
        {
            if (!matcher.TryFillMask(mask))
            {
                Assert.Empty(mask.Tokens());
                Assert.Contains("states", matcher.Problem, StringComparison.Ordinal);
                return;
            }

            if (matcher.TryAcceptBytes(random.Next(2) == 0 ? "a"u8 : "b"u8) == MatchResult.Exhausted) return;
        }

        Assert.Fail("it went on within a bound that it must pass");
    }

    [Fact]
    public void Steps_DeepNesting_IsRefusedAtTheBound()
    {
        var limits = GrammarLimits.Default with { FramesMax = 1_000 };
        var grammar = Compiled.Gbnf("root ::= \"[\" root \"]\" | \"x\"", limits: limits);
        var matcher = grammar.CreateMatcher();

        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes(Encoding.UTF8.GetBytes(new string('[', 500))));
        Assert.Equal(MatchResult.Exhausted, matcher.TryAcceptBytes(Encoding.UTF8.GetBytes(new string('[', 1000))));
        Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes("x]"u8));
    }

    [Fact]
    public void Mask_WithoutFuel_FailsAndStaysShut()
    {
        var grammar = Compiled.Gbnf("root ::= [a-c]*", limits: GrammarLimits.Default with { FuelPerStep = 200 });
        var matcher = grammar.CreateMatcher();
        var mask = Enumerable.Repeat(ulong.MaxValue, TestVocabulary.Small.MaskWords).ToArray();

        Assert.False(matcher.TryFillMask(mask));
        Assert.Empty(mask.Tokens());
        Assert.Contains("too costly", matcher.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a{0,40}){0,40}")]
    [InlineData("((a{0,40}){0,40}){0,40}")]
    [InlineData("(.*a){20}")]
    [InlineData("([ab]*a[ab]{30})*")]
    [InlineData("(\\p{L}{0,50}\\p{N}{0,50}){0,50}")]
    [InlineData(".{0,1000}a.{0,1000}b.{0,1000}")]
    [InlineData("(\\S+\\s+){0,199}\\S+")]
    public void Steps_HostilePattern_AreCountedAndBounded(string pattern)
    {
        var limits = GrammarLimits.Default with { FuelPerStep = 100_000 };
        var grammar = Compiled.Of(builder => builder.WholeRegex(pattern), limits: limits);
        var matcher = grammar.CreateMatcher();
        var random = new Random(3);
        for (var step = 0; step < 60; step++)
        {
            var filled = matcher.TryFillMask(new ulong[TestVocabulary.Small.MaskWords]);
            Assert.InRange(matcher.FuelUsed, 0, limits.FuelPerStep + FuelPerChargeMax);
            if (!filled) return;
            if (matcher.TryAcceptBytes(random.Next(2) == 0 ? "a"u8 : "b"u8) != MatchResult.Accepted) return;
            Assert.InRange(matcher.FuelUsed, 0, limits.FuelPerStep + FuelPerChargeMax);
        }
    }

    [Theory]
    [MemberData(nameof(CostlyToCompile))]
    public void Compile_Costly_IsRefusedByTheWorkAlone(string pattern)
    {
        var limits = GrammarLimits.Default with { FuelPerCompile = 1_000_000 };

        var problem = Assert.Throws<GrammarException>(() => Compiled.Of(builder => builder.WholeRegex(pattern), limits: limits));

        Assert.Contains("too costly to prepare; use fewer", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> CostlyToCompile => new()
    {
        string.Join("|", Enumerable.Range(0, 500).Select(i => $"[{(char)(0x100 + i)}-{(char)(0x9000 + i)}]")),
    };

    [Fact]
    public void Masks_TenThousandValuesWithOneBeginning_AreFilledWithinTheLimits()
    {
        var values = Enumerable.Range(0, 10_000).Select(i => $"\"value number {i * 7919 % 10_000}\"");
        var grammar = Schemas.Compile($$"""{"enum":[{{string.Join(',', values)}}]}""");
        var matcher = grammar.CreateMatcher();

        foreach (var value in "\"value number 1234\"")
        {
            Assert.True(matcher.TryFillMask(new ulong[TestVocabulary.Small.MaskWords]), matcher.Problem);
            Assert.Equal(MatchResult.Accepted, matcher.TryAcceptBytes([(byte)value]));
        }

        Assert.True(matcher.MustEnd);
        Assert.False(grammar.Accepts("\"value number 10000\""));
    }

    [Fact]
    public void States_SoughtAgainWithMoreFuel_AreTheRightOnes()
    {
        var pattern = "(ab|a(c|d){0,9}|b[^x]*y){0,7}";
        var (poor, rich) = (Compiled.Of(builder => builder.WholeRegex(pattern)), Compiled.Of(builder => builder.WholeRegex(pattern)));
        var (state, expected) = (poor.Root.Start, rich.Root.Start);
        var exhausted = 0;
        foreach (var value in "abacdabbccyab"u8.ToArray())
        {
            state = NextWithGrowingFuel(poor.Automaton, state, value, ref exhausted);
            expected = rich.Automaton.Next(expected, rich.Automaton.Classes.Of(value), Fuel.ForStep(GrammarLimits.Default));
            Assert.Equal((expected.Dead, expected.Accepting, expected.Node.First), (state.Dead, state.Accepting, state.Node.First));
        }

        Assert.True(exhausted > 0);
    }

    private static AutomatonState NextWithGrowingFuel(LazyAutomaton automaton, AutomatonState state, byte value, ref int exhausted)
    {
        for (var amount = 1; amount < 100_000; amount++)
        {
            try
            {
                return automaton.Next(state, automaton.Classes.Of(value), new Fuel(amount, "too little", CancellationToken.None));
            }
            catch (GrammarException)
            {
                exhausted++;
            }
        }

        throw new InvalidOperationException("No amount of fuel was enough.");
    }

    [Fact]
    public void Compile_TooMuchMemory_IsRefused()
    {
        var limits = GrammarLimits.Default with { AutomataBytesMax = 100_000 };

        var problem = Assert.Throws<GrammarException>(() => Compiled.Gbnf(
            "root ::= " + string.Join(" | ", Enumerable.Range(0, 2_000).Select(i => $"\"w{i}\"")), limits: limits));

        Assert.Contains("memory", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_Cancelled_Ends()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);
        var definition = builder.Build(builder.Text("a"));

        var compiler = new GrammarCompiler(
            TestVocabulary.Small, new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);

        Assert.Throws<OperationCanceledException>(() => compiler.Compile(definition, new CancellationToken(canceled: true)));
    }
}
