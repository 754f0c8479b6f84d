using System.Buffers.Text;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Finds escapes such as <c>\ud83d</c> without their other half: such strings cannot be read as text.</summary>
internal static class JsonSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Whether every surrogate in a valid JSON text has its other half.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> json)
    {
        for (var at = Next(json, 0); at >= 0; at = Next(json, at))
        {
            if (Unit(json, at) is not { } unit || !char.IsSurrogate(unit))
                at += 2;
            else if (char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
                at += 2 * EscapeLength;
            else
                return false;
        }

        return true;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        var offset = json[Math.Min(from, json.Length)..].IndexOf((byte)'\\');
        return offset < 0 ? -1 : from + offset;
    }

    private static char? Unit(ReadOnlySpan<byte> json, int at)
        => at + EscapeLength <= json.Length
            && json[at] == '\\' && json[at + 1] == 'u'
            && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var used, 'X') && used == 4
            ? (char)unit
            : null;
}
