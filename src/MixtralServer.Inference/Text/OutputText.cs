using System.Text;

namespace MixtralServer.Inference.Text;

/// <summary>
/// Turns the bytes of generated tokens into text that may be sent: whole UTF-8 sequences only, invalid bytes replaced
/// by U+FFFD, stop strings withheld.
/// </summary>
internal sealed class OutputText(IReadOnlyList<string> stops)
{
    // Hardly a token is longer.
    private const int StackCharsMax = 64;

    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StopStringMatcher _matcher = new(stops);

    /// <summary>The length of all text so far, with what is held back, in UTF-16 units: where the next token's text begins.</summary>
    public int Length { get; private set; }

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
        return _matcher.Append(chars[..length], out stopped, mayStop);
    }

    /// <summary>
    /// The text held back for a stop string that did not come. The bytes of a character cut short are dropped: half a
    /// character is never sent.
    /// </summary>
    public string Flush() => _matcher.Flush();
}
