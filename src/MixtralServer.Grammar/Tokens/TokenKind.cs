namespace MixtralServer.Grammar.Tokens;

/// <summary>What a token is, as far as grammars care.</summary>
public enum TokenKind
{
    /// <summary>A piece of text, whose bytes need not be whole characters.</summary>
    Text,

    /// <summary>A single byte, for what no piece of text covers.</summary>
    Byte,

    /// <summary>
    /// Control, unknown, unused and user-defined tokens: no text matches them, only token terminals do.
    /// </summary>
    Special,

    /// <summary>A special token with which the model ends its output: allowed where the text is complete.</summary>
    End,
}
