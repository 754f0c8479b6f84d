using MixtralServer.Inference.Text;

namespace MixtralServer.Inference.Tests.Text;

public sealed class StopStringMatcherTests
{
    [Theory]
    [InlineData("one two three", "two", "one ")]
    [InlineData("<|im_end|>", "<|im_end|>", "")]
    [InlineData("aab aabc", "aabc", "aab ")]
    [InlineData("no stop here", "zz", "no stop here")]
    [InlineData("almost <|im_en", "<|im_end|>", "almost <|im_en")]
    public void Append_TextInAnyPieces_GivesTheSameTextAsWhole(string text, string stop, string expected)
    {
        for (var pieceLength = 1; pieceLength <= text.Length; pieceLength++)
            Assert.Equal(expected, Feed(text, pieceLength, [stop]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(700)]
    public void Append_LongTextAndStop_GivesTheTextBefore(int pieceLength)
    {
        var stop = new string('b', 400);

        Assert.Equal(new string('a', 500) + "bc", Feed(new string('a', 500) + "bc" + stop + "d", pieceLength, [stop]));
    }

    [Fact]
    public void Append_SeveralStops_TheEarliestWins() => Assert.Equal("a", Feed("a b c", 5, [" c", " b"]));

    [Fact]
    public void Append_BeginningOfAStop_IsHeldBackAndReleasedWhenItIsNone()
    {
        var matcher = new StopStringMatcher(["STOP"]);

        Assert.Equal("x", matcher.Append("xST", out _));
        Assert.Equal("STy", matcher.Append("y", out var stopped));
        Assert.False(stopped);
    }

    [Fact]
    public void Append_RandomTextAndStops_EqualsSearchInTheWholeText()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var text = RandomText(random, 30);
            string[] stops = [RandomText(random, 4), RandomText(random, 4)];
            var first = stops.Select(s => text.IndexOf(s, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(-1).Min();

            var fed = Feed(text, 1 + random.Next(5), stops);

            // A stop found in an earlier piece ends the text there, even if a longer view had shown one that begins before it.
            if (first < 0) Assert.Equal(text, fed);
            else Assert.StartsWith(fed[..Math.Min(fed.Length, first)], text, StringComparison.Ordinal);
            Assert.All(stops, s => Assert.True(first < 0 || !fed.Contains(s, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("ab.cd.e", new[] { "." }, 3, "ab.cd")]
    [InlineData("abcdab", new[] { "ab", "abx" }, 3, "abcd")]  // "ab" is still held back for "abx" when stops begin to count
    [InlineData("aaab", new[] { "aa" }, 2, "a")]              // the second "aa", which shares a letter with the first
    [InlineData("abxab", new[] { "bx" }, 2, "a")]             // begun before, complete when it counts
    [InlineData("a.b.", new[] { "." }, 9, "a.b.")]
    public void Append_StopsNotCountedAtFirst_AreText(string text, string[] stops, int countFrom, string expected)
    {
        var matcher = new StopStringMatcher(stops);
        var output = "";
        var stopped = false;
        for (var at = 0; at < text.Length && !stopped; at++)
            output += matcher.Append(text.AsSpan(at, 1), out stopped, mayStop: at >= countFrom);

        Assert.Equal(expected, stopped ? output : output + matcher.Flush());
    }

    [Fact]
    public void Append_RandomTextStopsNotCountedAtFirst_EndsBeforeTheFirstStopThatIsCompleteLater()
    {
        var random = new Random(11);
        for (var round = 0; round < 2000; round++)
        {
            var text = RandomText(random, 20);
            string[] stops = [RandomText(random, 4), RandomText(random, 4)];
            var countFrom = random.Next(text.Length);
            var matcher = new StopStringMatcher(stops);
            var output = "";
            var stopped = false;
            for (var at = 0; at < text.Length && !stopped; at++)
                output += matcher.Append(text.AsSpan(at, 1), out stopped, mayStop: at >= countFrom);

            Assert.Equal(TextBeforeStop(text, stops, countFrom), stopped ? output : output + matcher.Flush());
        }
    }

    private static string TextBeforeStop(string text, string[] stops, int countFrom)
    {
        for (var end = countFrom + 1; end <= text.Length; end++)
        {
            var complete = stops.Where(stop => text[..end].EndsWith(stop, StringComparison.Ordinal)).ToList();
            if (complete.Count > 0) return text[..(end - complete.Max(stop => stop.Length))];
        }

        return text;
    }

    private static string Feed(string text, int pieceLength, string[] stops)
    {
        var matcher = new StopStringMatcher(stops);
        var output = "";
        for (var at = 0; at < text.Length; at += pieceLength)
        {
            output += matcher.Append(text.AsSpan(at, Math.Min(pieceLength, text.Length - at)), out var stopped);
            if (stopped) return output;
        }

        return output + matcher.Flush();
    }

    private static string RandomText(Random random, int lengthMax) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(lengthMax)).Select(_ => "ab"[random.Next(2)]));
}
