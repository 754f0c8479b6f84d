using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// The characters of a slice as walks over a grammar's byte classes: from each position inside a UTF-8 form (RFC 3629, section
/// 4), which classes lead where. Position 0 is between characters.
/// </summary>
internal sealed class SliceClasses
{
    private static readonly (int From, int First, int Last, int To)[] Tails =
    [
        (0, 0xC2, 0xDF, 1), (0, 0xE0, 0xE0, 2), (0, 0xE1, 0xEC, 3), (0, 0xED, 0xED, 4), (0, 0xEE, 0xEF, 3),
        (0, 0xF0, 0xF0, 5), (0, 0xF1, 0xF3, 6), (0, 0xF4, 0xF4, 7),
        (1, 0x80, 0xBF, 0), (2, 0xA0, 0xBF, 1), (3, 0x80, 0xBF, 1), (4, 0x80, 0x9F, 1),
        (5, 0x90, 0xBF, 3), (6, 0x80, 0xBF, 3), (7, 0x80, 0x8F, 3),
    ];

    private readonly (int Class, int To)[][] _steps;

    public SliceClasses(int index, TokenSlice slice, ByteClasses classes)
    {
        (Index, Slice) = (index, slice);
        var steps = Enumerable.Range(0, 8).Select(_ => new HashSet<(int, int)>()).ToArray();
        for (var value = 0; value < 0x80; value++)
        {
            if (!slice.Characters.Contains(value)) continue;
            steps[0].Add((classes.Of((byte)value), 0));
            First |= ByteSet.Of((byte)value);
        }

        // A slice has all characters beyond ASCII or none of them.
        foreach (var (from, first, last, to) in slice.Characters.Contains(0x80) ? Tails : [])
        {
            if (from == 0) First |= ByteSet.Range(first, last);
            for (var value = first; value <= last; value++) steps[from].Add((classes.Of((byte)value), to));
        }

        _steps = [.. steps.Select(set => set.ToArray())];
    }

    /// <summary>Its place among the slices of the vocabulary.</summary>
    public int Index { get; }

    public TokenSlice Slice { get; }

    /// <summary>The bytes that its characters begin with.</summary>
    public ByteSet First { get; }

    public ReadOnlySpan<(int Class, int To)> StepsFrom(int position) => _steps[position];
}
