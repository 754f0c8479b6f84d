using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>Keywords about numbers.</summary>
internal static class NumberKeywords
{
    public static IEnumerable<SchemaKeyword> Read(SchemaMembers members)
    {
        if (members.Number("minimum") is { } minimum)
            yield return new SchemaKeyword.Minimum(members.At("minimum"), minimum, members.Flag("exclusiveMinimum"));
        if (members.Number("maximum") is { } maximum)
            yield return new SchemaKeyword.Maximum(members.At("maximum"), maximum, members.Flag("exclusiveMaximum"));
        if (Exclusive(members, "exclusiveMinimum") is { } above)
            yield return new SchemaKeyword.Minimum(members.At("exclusiveMinimum"), above, Exclusive: true);
        if (Exclusive(members, "exclusiveMaximum") is { } below)
            yield return new SchemaKeyword.Maximum(members.At("exclusiveMaximum"), below, Exclusive: true);
        if (members.Number("multipleOf") is { } divisor)
        {
            if (divisor.Mantissa.Sign <= 0)
                members.Fail("multipleOf", "This must be greater than 0.");
            yield return new SchemaKeyword.MultipleOf(members.At("multipleOf"), divisor);
        }
    }

    // In draft 4 it is a boolean, which changes what the other keyword means.
    private static ExactNumber? Exclusive(SchemaMembers members, string name)
        => members.Any(name)?.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : members.Number(name);
}
