namespace MixtralServer.Grammar.JsonSchema;

/// <summary>Where white space may stand in generated JSON. There is never any before or after the whole.</summary>
public enum JsonWhitespace
{
    /// <summary>One space behind each comma and colon, as Python writes it and Mistral's models were trained on.</summary>
    Spaced,

    /// <summary>None.</summary>
    Compact,

    /// <summary>
    /// In each place none, one space, or a line feed with at most 20 spaces behind it: indented or not, but bounded.
    /// </summary>
    Flexible,
}
