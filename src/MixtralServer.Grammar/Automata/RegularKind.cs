namespace MixtralServer.Grammar.Automata;

/// <summary>The forms of a <see cref="RegularNode"/>.</summary>
internal enum RegularKind
{
    /// <summary>No text.</summary>
    Nothing,

    /// <summary>The empty text.</summary>
    Empty,

    /// <summary>One byte of a set.</summary>
    Bytes,

    /// <summary>Two or more bytes, one after the other.</summary>
    Literal,

    /// <summary>The first item, then the second.</summary>
    Concat,

    /// <summary>Any of the items.</summary>
    Union,

    /// <summary>The first item, again and again.</summary>
    Repeat,

    /// <summary>All of the items.</summary>
    And,

    /// <summary>Any bytes but those of the first item.</summary>
    Not,
}
