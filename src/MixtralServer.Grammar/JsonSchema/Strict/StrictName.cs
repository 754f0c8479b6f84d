using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>Names of schemas and functions, as OpenAI and Mistral have them.</summary>
public static partial class StrictName
{
    /// <summary>What a name must match from end to end.</summary>
    public const string Pattern = "^[a-zA-Z0-9_-]{1,64}$";

    /// <summary>Whether a name is one.</summary>
    public static bool IsValid(string name) => Whole().IsMatch(name);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex Whole();
}
