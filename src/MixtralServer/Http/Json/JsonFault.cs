using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using MixtralServer.Http.Errors;

namespace MixtralServer.Http.Json;

/// <summary>
/// Says in a caller's words why a body cannot be read: where it is no JSON, or which member has the wrong type.
/// </summary>
internal static partial class JsonFault
{
    // How the framework begins the one message that names a .NET type, which tells callers nothing.
    private const string TypeMismatch = "The JSON value could not be converted";

    public static HttpError NoObject { get; } = Error("invalid_value", "The body must be a JSON object.", null);

    public static HttpError Describe(JsonException fault, JsonTypeInfo root)
    {
        var place = $"line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
        if (fault.InnerException is JsonException malformed)
        {
            var reason = WithoutPlace(malformed.Message);
            return Error("invalid_json", $"The body is not valid JSON ({place}): {reason}", null);
        }

        var member = fault.Path is { Length: > 2 } path ? path[2..] : null;
        if (member is null)
            return NoObject;
        if (fault.InnerException?.Message.Contains("UTF-", StringComparison.Ordinal) is true)
            return Error("invalid_value", $"{member} is not valid Unicode ({place}).", member);
        var expected = fault.Message.StartsWith(TypeMismatch, StringComparison.Ordinal)
            ? $"must be {NameOf(TypeAt(root, fault.Path!))}."
            : WithoutPlace(fault.Message);
        return Error("invalid_value", $"{member} {expected}", member);
    }

    private static HttpError Error(string code, string message, string? parameter) =>
        HttpError.Create(StatusCodes.Status400BadRequest, code, message, parameter);

    private static string WithoutPlace(string message) => PlaceSuffix().Replace(message, "");

    private static JsonTypeInfo? TypeAt(JsonTypeInfo root, string path)
    {
        var at = root;
        foreach (Match step in PathStep().Matches(path))
        {
            var type = at?.Kind switch
            {
                JsonTypeInfoKind.Object => MemberType(at, step.Groups["name"].Value),
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => at.ElementType,
                _ => null,
            };
            at = type is not null && root.Options.TryGetTypeInfo(type, out var found) ? found : null;
        }
        return at;
    }

    private static Type? MemberType(JsonTypeInfo type, string name) =>
        type.Properties.FirstOrDefault(member => member.Name == name)?.PropertyType;

    private static string NameOf(JsonTypeInfo? type)
    {
        if (type?.Kind is JsonTypeInfoKind.Enumerable)
            return "an array";
        var plain = type is null ? null : Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return Type.GetTypeCode(plain) switch
        {
            TypeCode.String => "a string",
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 => "a 32-bit integer",
            TypeCode.Int64 => "a 64-bit integer",
            TypeCode.Double => "a number",
            _ => "an object",
        };
    }

    [GeneratedRegex(@"\s*(Path: |LineNumber: ).*$", RegexOptions.Singleline)]
    private static partial Regex PlaceSuffix();

    [GeneratedRegex(@"\.(?<name>\w+)|\[\d+\]|\['.*?'\]")]
    private static partial Regex PathStep();
}
