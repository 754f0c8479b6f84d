using System.Text;
using System.Text.Unicode;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Sampling;

/// <summary>Writes text that must come as the tokens that the model's own tokenizer would take. Safe for any thread.</summary>
/// <param name="tokenizer">The model's vocabulary.</param>
internal sealed class ForcedText(ITokenizer tokenizer)
{
    /// <summary>The most bytes that are written at once.</summary>
    public const int BytesMax = 256;

    /// <summary>Fewer bytes are hardly ever a whole token for certain.</summary>
    public const int BytesMin = 2;

    private const int CharacterBytesMax = 4;

    /// <summary>Encodes bytes that follow a token.</summary>
    /// <param name="forced">UTF-8; a character cut short at the end is left out.</param>
    /// <param name="last">
    /// The token before. It stays as it is: where the tokenizer would have joined it with what follows, the bytes are encoded by
    /// themselves.
    /// </param>
    /// <returns>Text tokens that stand for the bytes exactly; none where there are no such.</returns>
    public TokenId[] Encode(ReadOnlySpan<byte> forced, TokenId last)
    {
        forced = WholeCharacters(forced);
        if (forced.IsEmpty) return [];
        var text = Encoding.UTF8.GetString(forced);
        var before = tokenizer.Bytes(last);
        if (!before.IsEmpty && Utf8.IsValid(before))
        {
            var joined = tokenizer.EncodeContinuation(Encoding.UTF8.GetString(before) + text);
            if (joined.Length > 1 && joined[0] == last && IsWrittenBy(forced, joined.AsSpan(1))) return joined[1..];
        }

        var alone = tokenizer.EncodeContinuation(text);
        return IsWrittenBy(forced, alone) ? alone : [];
    }

    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 0; cut < Math.Min(CharacterBytesMax, bytes.Length); cut++)
        {
            if (Utf8.IsValid(bytes[..^cut])) return bytes[..^cut];
        }

        return [];
    }

    private bool IsWrittenBy(ReadOnlySpan<byte> bytes, ReadOnlySpan<TokenId> tokens)
    {
        foreach (var token in tokens)
        {
            var piece = tokenizer.Bytes(token);
            if (piece.IsEmpty || !bytes.StartsWith(piece)) return false;
            bytes = bytes[piece.Length..];
        }

        return bytes.IsEmpty;
    }
}
