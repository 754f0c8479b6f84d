namespace MixtralServer.Inference.Ports;

/// <summary>A model's vocabulary. Safe to use from any thread.</summary>
public interface ITokenizer
{
    /// <summary>The number of vocabulary entries.</summary>
    int VocabularySize { get; }

    /// <summary>The token that begins every prompt, or null where the model has none.</summary>
    TokenId? BeginOfSequence { get; }

    /// <summary>The token that ends a turn or document (<c>&lt;/s&gt;</c>), or null where the model has none.</summary>
    TokenId? EndOfSequence { get; }

    /// <summary>
    /// Encodes text on its own, as the model's tokenizer would encode a whole document (with its dummy prefix where it has
    /// one), without adding begin or end tokens. Whatever the text says, no control token comes out.
    /// </summary>
    /// <param name="text">Any text; unpaired surrogates become U+FFFD.</param>
    /// <returns>The tokens; empty for empty text.</returns>
    TokenId[] Encode(string text);

    /// <summary>
    /// Encodes text that goes on from other text: as <see cref="Encode"/> does, but without a dummy prefix. The tokens stand for
    /// the text, to the byte.
    /// </summary>
    /// <param name="text">Any text; unpaired surrogates become U+FFFD.</param>
    /// <returns>The tokens; empty for empty text.</returns>
    TokenId[] EncodeContinuation(string text);

    /// <summary>The control token whose text is exactly <paramref name="piece"/> (such as <c>[INST]</c>), or null.</summary>
    TokenId? FindControl(string piece);

    /// <summary>The bytes that a token stands for; empty for control tokens. Need not be whole UTF-8 sequences.</summary>
    /// <param name="token">A token of this vocabulary; anything else throws <see cref="ArgumentOutOfRangeException"/>.</param>
    ReadOnlySpan<byte> Bytes(TokenId token);

    /// <summary>Whether a token stands for one raw byte, which the tokenizer only writes where no piece of text has it.</summary>
    /// <param name="token">A token of this vocabulary; anything else is false.</param>
    bool IsByte(TokenId token);

    /// <summary>
    /// The text of a token that stands for no bytes, such as <c>[INST]</c>, to show it by; null for a token that stands for some.
    /// </summary>
    /// <param name="token">A token of this vocabulary; anything else throws <see cref="ArgumentOutOfRangeException"/>.</param>
    string? ControlText(TokenId token);

    /// <summary>Whether the model says with this token that it has finished.</summary>
    /// <param name="token">A token of this vocabulary; anything else is false.</param>
    bool IsEndOfGeneration(TokenId token);
}
