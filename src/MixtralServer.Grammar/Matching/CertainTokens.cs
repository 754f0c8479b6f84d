namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Takes text that must come as tokens, without taking from the model the choice of a token that writes the end of that text and
/// more: of <c>{"a": </c> the space is left where a string with its space before it may follow. Such healing is what keeps forced
/// text in the tokens that the model would write (llguidance, "fast-forward tokens").
/// </summary>
public static class CertainTokens
{
    // What follows a text has never been seen to change more of its tokens than these.
    private const int TokensHealed = 4;

    /// <summary>Takes those tokens, from the first, that are certain.</summary>
    /// <param name="matcher">At the place where the first comes; afterwards behind the last that was taken.</param>
    /// <param name="tokens">Text tokens that write what <see cref="GrammarMatcher.ForcedBytes"/> found, or its beginning.</param>
    /// <returns>How many were taken, from none to all.</returns>
    public static int Take(GrammarMatcher matcher, ReadOnlySpan<int> tokens)
    {
        var before = new MatcherState[tokens.Length];
        var count = 0;
        for (; count < tokens.Length; count++)
        {
            before[count] = matcher.Save();
            if (matcher.TryAccept(tokens[count]) != MatchResult.Accepted) break;
        }

        var certain = CertainOf(matcher, tokens[..count]);
        if (certain < count) matcher.Restore(before[certain]);
        return certain;
    }

    private static int CertainOf(GrammarMatcher matcher, ReadOnlySpan<int> tokens)
    {
        var certain = tokens.Length;
        var rest = new List<byte>(); // bounded by the tokens healed
        for (var first = tokens.Length - 1; first >= Math.Max(0, tokens.Length - TokensHealed); first--)
        {
            rest.InsertRange(0, matcher.Vocabulary.Bytes(tokens[first]));
            if (matcher.EndsInsideToken([.. rest])) certain = first;
        }

        return certain;
    }
}
