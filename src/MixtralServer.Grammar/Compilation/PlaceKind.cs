namespace MixtralServer.Grammar.Compilation;

/// <summary>What comes at a <see cref="Place"/>.</summary>
internal enum PlaceKind
{
    /// <summary>Nothing more of this body: on with what called it.</summary>
    End,

    /// <summary>Text of an automaton, then the next place.</summary>
    Text,

    /// <summary>One token out of a set, then the next place.</summary>
    Token,

    /// <summary>Any of the targets.</summary>
    Fork,

    /// <summary>The body, then the next place.</summary>
    Call,

    /// <summary>The body several times, then the next place.</summary>
    Loop,
}
