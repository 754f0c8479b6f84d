using System.Text.Json;
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
    private const string Format = "response_format";
    private const string AnyObject = """{"type":"object"}""";

    public static RequestProblem? Check(GenerationParameters wire)
    {
        if (wire.Grammar is not null && wire.ResponseFormat is { Type: not "text" })
            return Problems.Invalid("grammar", "grammar and response_format cannot both say what the answer must be; leave one out.");
        return wire.ResponseFormat is not { } format ? null : format.Type switch
        {
            null => Problems.Missing("response_format.type", "'text', 'json_object', 'json_schema' or 'regex'"),
            "text" => null,
            "json_object" => IsSchema(format.Schema) || !IsGiven(format.Schema) ? null : NoSchema("response_format.schema"),
            "json_schema" => IsSchema(SchemaOf(format))
                ? CheckStrict(format.JsonSchema, SchemaOf(format)!.Value)
                : NoSchema("response_format.json_schema.schema"),
            "regex" => format.Pattern is not null
                ? null
                : Problems.Missing("response_format.pattern", "the regular expression that the answer must match"),
            var other => Problems.Invalid(
                Format, $"response_format.type is '{other}'; it must be 'text', 'json_object', 'json_schema' or 'regex'."),
        };
    }

    /// <summary>What the answer must conform to, or null for anything; the request has been checked.</summary>
    public static OutputConstraint? Read(GenerationParameters wire) => wire switch
    {
        { Grammar: { } grammar } => new OutputConstraint.Gbnf(grammar) { Parameter = "grammar" },
        { ResponseFormat: { Type: "json_object" } format } => new OutputConstraint.JsonSchema(
            IsGiven(format.Schema) ? format.Schema!.Value.GetRawText() : AnyObject)
        { Lenient = true },
        { ResponseFormat: { Type: "json_schema" } format } => new OutputConstraint.JsonSchema(
            SchemaOf(format)!.Value.GetRawText())
        { Lenient = format.JsonSchema?.Strict is not true },
        { ResponseFormat: { Type: "regex", Pattern: { } pattern } } => new OutputConstraint.Pattern(pattern),
        _ => null,
    };

    private static RequestProblem? CheckStrict(NamedSchema? named, JsonElement schema)
    {
        if (named?.Strict is not true) return null;
        if (named.Name is null || !StrictName.IsValid(named.Name))
            return Problems.Invalid(
                "response_format.json_schema.name", $"response_format.json_schema.name must match {StrictName.Pattern} where strict is true.");
        return StrictSubset.Check(schema) is { } violation
            ? Problems.Invalid(Format, violation.Describe($"{Format} '{named.Name}'"))
            : null;
    }

    private static JsonElement? SchemaOf(ResponseFormat format) => format.JsonSchema?.Schema ?? format.Schema;

    private static bool IsGiven(JsonElement? schema) => schema is { ValueKind: not JsonValueKind.Null };

    private static bool IsSchema(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False };

    private static RequestProblem NoSchema(string member) =>
        Problems.Invalid(Format, $"{member} must be a JSON schema: an object, true or false.");
}
