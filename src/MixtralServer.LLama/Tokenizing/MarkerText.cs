using System.Buffers;

namespace MixtralServer.LLama.Tokenizing;

/// <summary>
/// Keeps user-defined markers out of text. llama.cpp finds user-defined tokens in text even when told to find no
/// special ones, and conversions of ChatML models define <c>&lt;|im_end|&gt;</c> that way: a user could end a turn.
/// </summary>
internal sealed class MarkerText(string[] markers)
{
    private readonly SearchValues<string>? _markers =
        markers.Length > 0 ? SearchValues.Create(markers, StringComparison.Ordinal) : null;

    /// <summary>Whether a user-defined token of this text stands for structure: it looks like a tag.</summary>
    public static bool IsMarker(ReadOnlySpan<byte> text) => text is [(byte)'<' or (byte)'[', _, ..];

    /// <summary>
    /// The length of the first piece of the text that can be encoded without any marker being found: all of it, or up
    /// to within the first marker.
    /// </summary>
    public int PieceLength(ReadOnlySpan<char> text)
    {
        // The first character of a marker is '<' or '['. Cut behind it, neither piece holds the marker.
        var marker = _markers is null ? -1 : text.IndexOfAny(_markers);
        return marker < 0 ? text.Length : marker + 1;
    }
}
