using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Automata;

/// <summary>
/// Sets of code points as expressions over their UTF-8 bytes (RFC 3629): no overlong forms, surrogates or values beyond U+10FFFF,
/// as each scalar value has exactly one form and only those are made.
/// </summary>
internal static class Utf8
{
    // The last code point of one, two, three and four bytes.
    private static readonly int[] LastOfLength = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF];

    // For each form and lead byte of it, which are made anew at each byte of a form.
    private const int FuelPerLead = 4;

    /// <summary>One character of the set. At each byte, the alternatives begin with different bytes.</summary>
    public static RegularNode Lower(RegularPool pool, CodePointSet set)
    {
        var forms = new List<(ByteRange[] Bytes, int At)>();
        foreach (var range in set.Ranges)
        {
            var first = range.First;
            foreach (var last in LastOfLength)
            {
                if (first > last) continue;
                AddForms(forms, first, Math.Min(last, range.Last));
                first = last + 1;
                if (first > range.Last) break;
            }
        }

        return Merge(pool, forms);
    }

    // Splits a range of code points of one length where a continuation byte does not run through all its values.
    private static void AddForms(List<(ByteRange[] Bytes, int At)> forms, int first, int last)
    {
        var pending = new Stack<(int First, int Last)>([(first, last)]); // bounded: at most two splits for each byte
        while (pending.TryPop(out var range))
        {
            if (SplitAt(range.First, range.Last) is { } split)
            {
                pending.Push((split, range.Last));
                pending.Push((range.First, split - 1));
                continue;
            }

            var (low, high) = (Encode(range.First), Encode(range.Last));
            forms.Add(([.. low.Zip(high, (a, b) => new ByteRange(a, b))], 0));
        }
    }

    private static int? SplitAt(int first, int last)
    {
        for (var bits = 6; bits <= 18 && last > LastOfLength[0]; bits += 6)
        {
            var mask = (1 << bits) - 1;
            if ((first & ~mask) == (last & ~mask)) continue;
            if ((first & mask) != 0) return (first | mask) + 1;
            if ((last & mask) != mask) return last & ~mask;
        }

        return null;
    }

    private static byte[] Encode(int codePoint)
    {
        var bytes = new byte[4];
        return bytes[..new System.Text.Rune(codePoint).EncodeToUtf8(bytes)];
    }

    // The depth is that of a UTF-8 form, at most four.
    private static RegularNode Merge(RegularPool pool, List<(ByteRange[] Bytes, int At)> forms)
    {
        var rests = new List<(ByteRange[] Bytes, int At)>[256];
        pool.Fuel.Spend(rests.Length);
        foreach (var (bytes, at) in forms)
        {
            pool.Fuel.Spend(FuelPerLead * (1 + bytes[at].Last - bytes[at].First));
            for (int value = bytes[at].First; value <= bytes[at].Last; value++) (rests[value] ??= []).Add((bytes, at + 1));
        }

        var leads = new Dictionary<RegularNode, ByteSet>();
        (List<(ByteRange[] Bytes, int At)>? Forms, RegularNode? Node) last = default;
        for (var value = 0; value < rests.Length; value++)
        {
            if (rests[value] is not { } rest) continue;
            var node = last.Forms is not null && last.Forms.SequenceEqual(rest) ? last.Node! : Rest(pool, rest);
            last = (rest, node);
            leads[node] = leads.GetValueOrDefault(node) | ByteSet.Of((byte)value);
        }

        return pool.Union(leads.Select(lead => pool.Concat(pool.Bytes(lead.Value), lead.Key)));
    }

    private static RegularNode Rest(RegularPool pool, List<(ByteRange[] Bytes, int At)> forms)
        => forms[0].At == forms[0].Bytes.Length ? pool.Empty : Merge(pool, forms);

    private readonly record struct ByteRange(byte First, byte Last);
}
