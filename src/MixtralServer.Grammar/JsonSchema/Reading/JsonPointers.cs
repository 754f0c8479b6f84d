using System.Globalization;
using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>JSON pointers, RFC 6901.</summary>
internal static class JsonPointers
{
    /// <summary>A pointer with one more token.</summary>
    public static string Join(string pointer, string token)
        => token.AsSpan().IndexOfAny('~', '/') < 0
            ? $"{pointer}/{token}"
            : $"{pointer}/{token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The tokens of a pointer, unescaped. The empty pointer has none.</summary>
    public static IEnumerable<string> Split(string pointer)
        => pointer.Split('/').Skip(1)
            .Select(token => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

    /// <summary>The member or item that a token names, or null.</summary>
    public static JsonElement? Step(JsonElement element, string token)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.TryGetProperty(token, out var member) ? member : null;
        return element.ValueKind == JsonValueKind.Array
            && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < element.GetArrayLength()
            ? element[index]
            : null;
    }
}
