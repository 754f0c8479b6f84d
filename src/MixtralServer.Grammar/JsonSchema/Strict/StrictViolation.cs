using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>How a schema leaves the strict subset.</summary>
/// <param name="Context">The way to the schema at fault from the root, by the names of members and the numbers of items.</param>
/// <param name="Message">What is wrong there, in OpenAI's words where it has some, without a full stop.</param>
public sealed record StrictViolation(IReadOnlyList<string> Context, string Message)
{
    // Names that users chose are quoted in it.
    private const int LengthMax = 1_000;

    /// <summary>JSON pointer of the schema at fault; empty for the root.</summary>
    public string Pointer => Context.Aggregate("", JsonPointers.Join);

    /// <summary>The whole message, of at most about a thousand characters.</summary>
    /// <param name="subject">What the schema is for, such as <c>response_format 'NAME'</c> or <c>function 'NAME'</c>.</param>
    public string Describe(string subject)
    {
        var text = $"Invalid schema for {subject}: In context={ContextText}, {Message} (at #{Pointer}).";
        return text.Length <= LengthMax ? text : $"{text[..LengthMax]}...";
    }

    // OpenAI writes it as Python does a tuple.
    private string ContextText => Context switch
    {
        [] => "()",
        [var only] => $"('{only}',)",
        _ => $"({string.Join(", ", Context.Select(step => $"'{step}'"))})",
    };
}
