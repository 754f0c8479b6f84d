namespace MixtralServer.Grammar.Automata;

/// <summary>
/// Bounds on the lengths of what an expression matches. They show without a search that most intersections match something: a
/// text that is longer than all that is excluded is not excluded.
/// </summary>
internal static class TextLengths
{
    /// <summary>See <see cref="RegularNode.LengthMost"/>.</summary>
    public static long Most(in NodeKey key) => key.Kind switch
    {
        RegularKind.Bytes => 1,
        RegularKind.Literal => key.Text!.Bytes.Length - key.Min,
        RegularKind.Concat => Math.Min(RegularNode.Endless, key.Items[0].LengthMost + key.Items[1].LengthMost),
        RegularKind.Union => Most(key.Items),
        RegularKind.And => Array.Find(key.Items, item => item.Kind != RegularKind.Not)?.LengthMost ?? RegularNode.Endless,
        RegularKind.Repeat => Times(key.Items[0].LengthMost, key.Max),
        RegularKind.Not => RegularNode.Endless,
        _ => 0,
    };

    /// <summary>See <see cref="RegularNode.LengthSure"/>.</summary>
    public static long Sure(in NodeKey key) => key.Kind switch
    {
        RegularKind.Empty => 0,
        RegularKind.Bytes => 1,
        RegularKind.Literal => key.Text!.Bytes.Length - key.Min,
        RegularKind.Concat => SureOfBoth(key.Items[0].LengthSure, key.Items[1].LengthSure),
        RegularKind.Union => SureOfAny(key.Items),
        RegularKind.And => SureOfAll(key.Items),
        RegularKind.Repeat when key.Items[0].LengthSure >= 0 => Times(key.Items[0].LengthSure, key.Max),
        RegularKind.Repeat when key.Min == 0 => 0,
        _ => -1,
    };

    /// <summary>
    /// The one item of an intersection that is no complement, and the longest that the complements exclude; null where there are
    /// several such items.
    /// </summary>
    public static RegularNode? OnlyPositive(RegularNode[] items, out long excludedMost)
    {
        RegularNode? only = null;
        excludedMost = -1;
        foreach (var item in items)
        {
            if (item.Kind == RegularKind.Not) excludedMost = Math.Max(excludedMost, item.Items[0].LengthMost);
            else if (only is not null) return null;
            else only = item;
        }

        return only;
    }

    private static long Most(RegularNode[] items)
    {
        var most = 0L;
        foreach (var item in items) most = Math.Max(most, item.LengthMost);
        return most;
    }

    private static long SureOfBoth(long first, long second)
        => first < 0 || second < 0 ? -1 : Math.Min(RegularNode.Endless, first + second);

    private static long SureOfAny(RegularNode[] items)
    {
        var sure = -1L;
        foreach (var item in items) sure = Math.Max(sure, item.LengthSure);
        return sure;
    }

    private static long SureOfAll(RegularNode[] items)
        => OnlyPositive(items, out var excludedMost) is { } only && only.LengthSure > excludedMost ? only.LengthSure : -1;

    private static long Times(long length, int rounds)
    {
        if (length == 0) return 0;
        if (rounds == RegularNode.Unbounded) return RegularNode.Endless;
        return length > RegularNode.Endless / rounds ? RegularNode.Endless : length * rounds;
    }
}
