using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Types, enumerations and numbers.</summary>
internal static class ValueChecks
{
    public static SchemaViolation? Check(SchemaKeyword keyword, Instance instance) => keyword switch
    {
        SchemaKeyword.Types types => (types.Allowed & TypeOf(instance.Value)) == 0
            ? instance.Breaks(keyword, "The value has another type.")
            : null,
        SchemaKeyword.Values values => values.Allowed.Any(value => JsonElement.DeepEquals(value, instance.Value))
            ? null
            : instance.Breaks(keyword, "The value is none of those that are allowed."),
        _ => instance.Value.ValueKind == JsonValueKind.Number ? CheckNumber(keyword, instance) : null,
    };

    private static SchemaViolation? CheckNumber(SchemaKeyword keyword, Instance instance)
    {
        if (ExactNumber.Of(instance.Value) is not { } number)
            return instance.Breaks(keyword, "The number is too large or too small to be checked.");
        return keyword switch
        {
            SchemaKeyword.Minimum(_, var bound, var exclusive) when number < bound || (exclusive && number == bound)
                => instance.Breaks(keyword, $"The number must be {(exclusive ? "greater than" : "at least")} {bound}."),
            SchemaKeyword.Maximum(_, var bound, var exclusive) when number > bound || (exclusive && number == bound)
                => instance.Breaks(keyword, $"The number must be {(exclusive ? "less than" : "at most")} {bound}."),
            SchemaKeyword.MultipleOf(_, var divisor) when !number.IsMultipleOf(divisor)
                => instance.Breaks(keyword, $"The number must be a multiple of {divisor}."),
            _ => null,
        };
    }

    private static JsonTypes TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonTypes.Null,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.Number => IsInteger(value) ? JsonTypes.Integer : JsonTypes.Fraction,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.Object => JsonTypes.Object,
        _ => JsonTypes.None,
    };

    // A number beyond what is read exactly has so large an exponent that only its sign matters.
    private static bool IsInteger(JsonElement value)
        => ExactNumber.Of(value)?.IsInteger ?? !value.GetRawText().Contains('-', StringComparison.Ordinal);
}
