namespace MixtralServer.Inference.Text;

/// <summary>
/// Finds stop strings in text that arrives in pieces. Text that may still turn out to be the beginning of a stop string
/// is held back: at most the longest stop string's length less one.
/// </summary>
internal sealed class StopStringMatcher(IReadOnlyList<string> stops)
{
    // Text of at most this length is joined on the stack: a few tokens and a usual stop string.
    private const int StackCharsMax = 256;

    private readonly string[] _stops = [.. stops];
    private readonly char[] _held = new char[Math.Max(stops.Select(stop => stop.Length).DefaultIfEmpty().Max() - 1, 0)];
    private int _heldCount;

    /// <summary>Takes the next piece of text.</summary>
    /// <param name="text">The piece; may be empty.</param>
    /// <param name="stopped">Whether a stop string is complete; the text from it on is dropped for good.</param>
    /// <param name="mayStop">Whether a stop string that this piece completes counts; else it is text like any other.</param>
    /// <returns>The text that is certain to lie before any stop string.</returns>
    public string Append(ReadOnlySpan<char> text, out bool stopped, bool mayStop = true)
    {
        if (_heldCount == 0) return Split(text, mayStop, out stopped);

        var length = _heldCount + text.Length;
        Span<char> joined = length <= StackCharsMax ? stackalloc char[StackCharsMax] : new char[length];
        _held.AsSpan(0, _heldCount).CopyTo(joined);
        text.CopyTo(joined[_heldCount..]);
        return Split(joined[..length], mayStop, out stopped);
    }

    /// <summary>Gives out what was held back, when no more text comes.</summary>
    public string Flush()
    {
        var rest = new string(_held, 0, _heldCount);
        _heldCount = 0;
        return rest;
    }

    private string Split(ReadOnlySpan<char> text, bool mayStop, out bool stopped)
    {
        var end = mayStop ? EarliestStop(text) : -1;
        stopped = end >= 0;
        _heldCount = stopped ? 0 : LongestOpenEnding(text);
        if (!stopped) end = text.Length - _heldCount;
        text.Slice(end, _heldCount).CopyTo(_held);
        return new string(text[..end]);
    }

    // A stop string that ends in the held text was let pass when it came.
    private int EarliestStop(ReadOnlySpan<char> text)
    {
        var earliest = -1;
        foreach (var stop in _stops)
        {
            var from = Math.Max(_heldCount - stop.Length + 1, 0);
            if (from >= text.Length) continue;
            var at = text[from..].IndexOf(stop, StringComparison.Ordinal);
            if (at >= 0 && (earliest < 0 || from + at < earliest)) earliest = from + at;
        }

        return earliest;
    }

    private int LongestOpenEnding(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var stop in _stops)
        {
            for (var length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(stop.AsSpan(0, length), StringComparison.Ordinal)) longest = length;
            }
        }

        return longest;
    }
}
