namespace MixtralServer.Grammar;

/// <summary>
/// What one grammar may cost. The defaults are far above what real schemas need and bound what a hostile one can take.
/// </summary>
public sealed record GrammarLimits
{
    /// <summary>The defaults.</summary>
    public static GrammarLimits Default { get; } = new();

    /// <summary>Expressions in one grammar.</summary>
    public int ExpressionsMax { get; init; } = 250_000;

    /// <summary>UTF-16 units of literal text in one grammar.</summary>
    public int TextLengthMax { get; init; } = 1 << 20;

    /// <summary>Nesting of groups in a pattern or in GBNF text.</summary>
    public int NestingMax { get; init; } = 100;

    /// <summary>Characters in a regular expression.</summary>
    public int PatternLengthMax { get; init; } = 4096;

    /// <summary>Characters in a GBNF text.</summary>
    public int GbnfLengthMax { get; init; } = 1 << 20;

    /// <summary>States of the automata of one grammar, which are built as they are needed.</summary>
    public int StatesMax { get; init; } = 250_000;

    /// <summary>Memory of the automata of one grammar.</summary>
    public long AutomataBytesMax { get; init; } = 64L << 20;

    /// <summary>Ways to read the text so far that are followed at once.</summary>
    public int AlternativesMax { get; init; } = 256;

    /// <summary>Frames that one request's stacks may hold.</summary>
    public int FramesMax { get; init; } = 1 << 20;

    /// <summary>Work that one mask, or one accepted token, may take; a unit takes ten to thirty nanoseconds.</summary>
    public int FuelPerStep { get; init; } = 2_000_000;

    /// <summary>Work that compiling a grammar may take, in the same units.</summary>
    public int FuelPerCompile { get; init; } = 16_000_000;
}
