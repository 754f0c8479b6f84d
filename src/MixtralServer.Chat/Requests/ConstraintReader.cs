using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Grammar.JsonSchema.Strict;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Checks and reads what the answer must conform to. Whether a schema, pattern or grammar can be kept is found out where it is
/// compiled.
/// </summary>
internal static class ConstraintReader
{
    private const string AnyObject = """{"type":"object"}""";

    public static RequestProblem? Check(GenerationParameters wire) =>
        wire.Grammar is not null && wire.ResponseFormat is { Type: not "text" }
            ? Problems.Invalid("grammar", "grammar and response_format cannot both say what the answer must be; leave one out.")
            : Check(wire.ResponseFormat, FormatPlaces.Chat);

    /// <summary>Checks a format by itself.</summary>
    /// <param name="format">The format, or null for none.</param>
    /// <param name="places">What its members are called.</param>
    public static RequestProblem? Check(ResponseFormat? format, FormatPlaces places) => format?.Type switch
    {
        null when format is null => null,
        null => Problems.Missing($"{places.Format}.type", "'text', 'json_object', 'json_schema' or 'regex'"),
        "text" => null,
        "json_object" => IsSchema(format.Schema) || !JsonStrings.IsGiven(format.Schema) ? null : NoSchema(places.Format, places.Format),
        "json_schema" => IsSchema(SchemaOf(format))
            ? CheckStrict(format.JsonSchema, SchemaOf(format)!.Value, places)
            : NoSchema(places.Format, places.Named),
        "regex" => format.Pattern is not null
            ? null
            : Problems.Missing($"{places.Format}.pattern", "the regular expression that the answer must match"),
        var other => Problems.Invalid(
            places.Format, $"{places.Format}.type is '{other}'; it must be 'text', 'json_object', 'json_schema' or 'regex'."),
    };

    /// <summary>What the answer must conform to, or null for anything; the request has been checked.</summary>
    public static OutputConstraint? Read(GenerationParameters wire) => wire.Grammar is { } grammar
        ? new OutputConstraint.Gbnf(grammar) { Parameter = "grammar" }
        : Read(wire.ResponseFormat, FormatPlaces.Chat);

    /// <summary>What the answer must conform to, or null for anything; the format has been checked.</summary>
    public static OutputConstraint? Read(ResponseFormat? format, FormatPlaces places) => format switch
    {
        { Type: "json_object" } => new OutputConstraint.JsonSchema(
            JsonStrings.IsGiven(format.Schema) ? format.Schema.Value.GetRawText() : AnyObject)
        { Lenient = true, Parameter = places.Format },
        { Type: "json_schema" } => new OutputConstraint.JsonSchema(SchemaOf(format)!.Value.GetRawText())
        { Lenient = format.JsonSchema?.Strict is not true, Parameter = places.Format },
        { Type: "regex", Pattern: { } pattern } => new OutputConstraint.Pattern(pattern) { Parameter = places.Format },
        _ => null,
    };

    private static RequestProblem? CheckStrict(NamedSchema? named, JsonElement schema, FormatPlaces places)
    {
        if (named?.Strict is not true) return null;
        if (named.Name is null || !StrictName.IsValid(named.Name))
            return Problems.Invalid($"{places.Named}.name", $"{places.Named}.name must match {StrictName.Pattern} where strict is true.");
        return StrictSubset.Check(schema) is { } violation
            ? Problems.Invalid(places.Format, violation.Describe($"{places.Format} '{named.Name}'"))
            : null;
    }

    private static JsonElement? SchemaOf(ResponseFormat format) => format.JsonSchema?.Schema ?? format.Schema;

    private static bool IsSchema(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False };

    private static RequestProblem NoSchema(string format, string place) =>
        Problems.Invalid(format, $"{place}.schema must be a JSON schema: an object, true or false.");
}
