using System.Text;

namespace MixtralServer.Inference.Text;

/// <summary>
/// Turns the bytes of generated tokens into text that may be sent: whole UTF-8 sequences only, invalid bytes replaced
/// by U+FFFD, stop strings withheld. Behind a mark all is text, without stop strings.
/// </summary>
/// <param name="stops">Texts that end the output.</param>
/// <param name="mark">A text that is a mark where the output begins with it; null for none.</param>
internal sealed class OutputText(IReadOnlyList<string> stops, string? mark = null)
{
    // Hardly a token is longer.
    private const int StackCharsMax = 64;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly LeadingMark? _leading = mark is null ? null : new LeadingMark(mark);
    private StopStringMatcher _matcher = new(stops);

    /// <summary>
    /// The length of all text so far, with what is held back and without the mark, in UTF-16 units: where the next token's text begins.
    /// </summary>
    public int Length { get; private set; }

    /// <summary>Whether the mark has come.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>The mark has come as a token: gives out what was held back of the text before it.</summary>
    public string Mark()
    {
        var held = Flush();
        (IsMarked, _matcher) = (true, new StopStringMatcher([]));
        return held;
    }

    /// <summary>Takes the bytes of the next token.</summary>
    /// <param name="bytes">May end in the middle of a character, which then waits for the next token.</param>
    /// <param name="stopped">Whether a stop string is complete.</param>
    /// <param name="mayStop">Whether a stop string that this token completes counts; else it is text.</param>
    /// <returns>The text that can be sent now; may be empty.</returns>
    public string Append(ReadOnlySpan<byte> bytes, out bool stopped, bool mayStop = true)
    {
        var capacity = Encoding.UTF8.GetMaxCharCount(bytes.Length);
        Span<char> chars = capacity <= StackCharsMax ? stackalloc char[StackCharsMax] : new char[capacity];
        var length = _decoder.GetChars(bytes, chars, flush: false);
        Length += length;
        if (_leading is not { IsDecided: false }) return _matcher.Append(chars[..length], out stopped, mayStop);

        var begun = _leading.Append(chars[..length]);
        if (_leading.HasCome)
        {
            Mark();
            Length = begun.Length;
        }

        return _matcher.Append(begun, out stopped, mayStop);
    }

    /// <summary>
    /// The text held back for a stop string that did not come. The bytes of a character cut short are dropped: half a
    /// character is never sent.
    /// </summary>
    public string Flush() => _matcher.Append(_leading?.Flush(), out _, mayStop: false) + _matcher.Flush();
}
