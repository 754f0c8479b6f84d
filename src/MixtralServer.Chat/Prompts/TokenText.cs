using System.Text;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Prompts;

/// <summary>Tokens as people read them.</summary>
public static class TokenText
{
    /// <summary>
    /// The text of tokens, control tokens by their names, and each text with the space that the vocabulary puts before it. Bytes
    /// that are no text show as U+FFFD.
    /// </summary>
    /// <param name="tokens">Tokens of the vocabulary; anything else throws <see cref="ArgumentOutOfRangeException"/>.</param>
    /// <param name="tokenizer">The vocabulary.</param>
    public static string Of(IEnumerable<TokenId> tokens, ITokenizer tokenizer)
    {
        List<byte> bytes = [];
        foreach (var token in tokens)
        {
            if (tokenizer.ControlText(token) is { } control)
                bytes.AddRange(Encoding.UTF8.GetBytes(control));
            else
                bytes.AddRange(tokenizer.Bytes(token));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>
    /// The text that tokens were made of: as <see cref="Of"/>, without the space that the vocabulary puts before a text that
    /// stands first.
    /// </summary>
    public static string Original(IReadOnlyList<TokenId> tokens, ITokenizer tokenizer)
    {
        var text = Of(tokens, tokenizer);
        return text is [' ', ..] && tokenizer.ControlText(tokens[0]) is null && HasDummyPrefix(tokenizer) ? text[1..] : text;
    }

    /// <summary>Whether the vocabulary puts a space before every text that it encodes.</summary>
    internal static bool HasDummyPrefix(ITokenizer tokenizer) =>
        tokenizer.Encode("a") is [var first, ..] && tokenizer.Bytes(first) is [(byte)' ', ..];
}
