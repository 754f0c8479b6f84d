namespace MixtralServer.Inference.Text;

/// <summary>
/// Finds stop strings in text that arrives in pieces. Text that may still turn out to be the beginning of a stop string is
/// held back: at most the longest stop string's length less one.
/// </summary>
internal sealed class StopStringMatcher(IReadOnlyList<string> stops)
{
    private string _held = "";

    /// <summary>Takes the next piece of text.</summary>
    /// <param name="text">The piece; may be empty.</param>
    /// <param name="stopped">Whether a stop string is complete; the text from it on is dropped for good.</param>
    /// <returns>The text that is certain to lie before any stop string.</returns>
    public string Append(string text, out bool stopped)
    {
        stopped = false;
        if (stops.Count == 0) return text;

        var joined = _held + text;
        var end = EarliestStop(joined);
        stopped = end >= 0;
        if (!stopped) end = joined.Length - LongestOpenEnding(joined);

        _held = stopped ? "" : joined[end..];
        return joined[..end];
    }

    /// <summary>Gives out what was held back, when no more text comes.</summary>
    public string Flush()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    private int EarliestStop(string text)
    {
        var earliest = -1;
        foreach (var stop in stops)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            if (at >= 0 && (earliest < 0 || at < earliest)) earliest = at;
        }

        return earliest;
    }

    private int LongestOpenEnding(string text)
    {
        var longest = 0;
        foreach (var stop in stops)
        {
            for (var length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.AsSpan(text.Length - length).SequenceEqual(stop.AsSpan(0, length))) longest = length;
            }
        }

        return longest;
    }
}
