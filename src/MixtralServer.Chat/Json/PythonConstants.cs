using System.Text.RegularExpressions;

namespace MixtralServer.Chat.Json;

/// <summary>
/// The three numbers that Python's <c>json</c> reads and writes though JSON has no words for them. Tools written in Python send
/// them; here they pass through a strict JSON parser as numbers that nobody writes.
/// </summary>
internal static partial class PythonConstants
{
    private const string NotANumber = "-0e999";

    /// <summary>Replaces the words outside strings, with spaces around them, so that no other number comes of it.</summary>
    public static string Hide(string json) =>
        json.Contains("NaN", StringComparison.Ordinal) || json.Contains("Infinity", StringComparison.Ordinal)
            ? StringOrConstant().Replace(json, match => match.ValueSpan switch
            {
                "NaN" => $" {NotANumber} ",
                "Infinity" => " 1e999 ",
                "-Infinity" => " -1e999 ",
                var text => text.ToString(),
            })
            : json;

    /// <summary>The word that such a number stands for; null for all others.</summary>
    public static string? Show(string number) => number == NotANumber ? "NaN" : null;

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|NaN|-?Infinity
        """, RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex StringOrConstant();
}
