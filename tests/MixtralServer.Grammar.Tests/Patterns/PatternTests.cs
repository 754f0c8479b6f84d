using System.Text.RegularExpressions;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Patterns;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData("b", "abc", true)]
    [InlineData("b", "ac", false)]
    [InlineData("^b", "abc", false)]
    [InlineData("^b|c$", "abc", true)]
    [InlineData("^b|c$", "abcd", false)]
    [InlineData("^(a|b)$", "ab", false)]
    [InlineData("(^a$)|(^b$)", "b", true)]
    [InlineData("(^a)?b", "xb", true)]
    [InlineData("^$|^\\d+$", "", true)]
    [InlineData("^$|^\\d+$", "12", true)]
    [InlineData("^$|^\\d+$", "1a", false)]
    [InlineData("a^b", "ab", false)]
    [InlineData("x*^b", "b", true)]
    [InlineData("", "anything", true)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^\\u00e9\\x41\\u{1F600}\\uD83D\\uDE00$", "éA😀😀", true)]
    [InlineData("^[\\w.-]+@[a-z]{2,3}?$", "a.b-c@de", true)]
    [InlineData("^[^a-c]$", "b", false)]
    [InlineData("^[^a-c]$", "é", true)]
    [InlineData("^[]$", "", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData("^[\\]\\-\\b]+$", "]-\b", true)]
    [InlineData("^(?:ab){2,}$", "ababab", true)]
    [InlineData("^(?<year>\\d{4})$", "1999", true)]
    [InlineData("^a{2}$", "aa", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^{$", "{", true)]
    [InlineData("^\\p{Lu}\\p{L}*$", "Élan", true)]
    [InlineData("^\\p{Lu}\\p{L}*$", "élan", false)]
    [InlineData("^\\P{Letter}$", "1", true)]
    [InlineData("^\\S+\\s\\S+$", "a\u2003b", true)]
    [InlineData("^\\cA\\0\\/$", "\u0001\0/", true)]
    public void Regex_Text_MatchesAsInEcmaScript(string pattern, string text, bool matches)
    {
        var grammar = Compiled.Of(builder => builder.Choice(builder.Regex(pattern), builder.Text("never mind")));

        Assert.Equal(matches, grammar.Accepts(text));
    }

    [Theory]
    [InlineData("ab(c", "character 3")]
    [InlineData("ab)", "character 3")]
    [InlineData("[a", "character 1")]
    [InlineData("a(?=b)", "look-ahead")]
    [InlineData("a(?!b)", "character 2")]
    [InlineData("(?<!a)b", "look-behind")]
    [InlineData("(a)\\1", "back-references")]
    [InlineData("\\bword", "word boundaries")]
    [InlineData("*a", "nothing to repeat")]
    [InlineData("a**", "nothing to repeat")]
    [InlineData("a{3,2}", "wrong order")]
    [InlineData("[z-a]", "wrong order")]
    [InlineData("a\\", "backslash")]
    [InlineData("\\p{Greek}", "general categories")]
    [InlineData("(?i)a", "flags")]
    [InlineData("\\y", "unknown escape")]
    [InlineData("a{99999999999}", "too large")]
    [InlineData("\\uD800", "surrogate")]
    public void Regex_Unsupported_SaysWhatAndWhere(string pattern, string expected)
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);

        var problem = Assert.Throws<GrammarException>(() => builder.Regex(pattern));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("pattern, character ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Regex_NestedTooDeeply_IsRefused()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default);

        Assert.Throws<GrammarException>(() => builder.Regex(new string('(', 2000) + new string(')', 2000)));
    }

    [Fact]
    public void Regex_RandomPatterns_AgreeWithTheFrameworksEngine()
    {
        var random = new Random(11);
        for (var round = 0; round < 400; round++)
        {
            var pattern = RandomPattern(random, 3);
            if (random.Next(3) == 0) pattern = $"^({pattern})$";
            var expected = new Regex(pattern, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(10));
            var grammar = Compiled.Of(builder => builder.Choice(builder.Regex(pattern), builder.Text("never mind")));
            for (var i = 0; i < 40; i++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(9)).Select(_ => "abc1"[random.Next(4)]));
                Assert.True(expected.IsMatch(text) == grammar.Accepts(text), $"{pattern} on {text}");
            }
        }
    }

    private static string RandomPattern(Random random, int depth)
    {
        if (depth == 0) return ((string[])["[ab]", "[^a]", "\\d", ".", "a", "b", "c"])[random.Next(7)];
        string Part() => RandomPattern(random, depth - 1);
        return random.Next(7) switch
        {
            0 => Part() + Part(),
            1 => $"(?:{Part()}|{Part()})",
            2 => $"(?:{Part()}){(random.Next(2) == 0 ? "*" : "+?")}",
            3 => $"(?:{Part()})?",
            4 => $"(?:{Part()}){{{random.Next(3)},{random.Next(3, 5)}}}",
            5 => $"({Part()}{Part()}|{Part()}){{{random.Next(4)}}}",
            _ => Part() + Part() + Part(),
        };
    }
}
