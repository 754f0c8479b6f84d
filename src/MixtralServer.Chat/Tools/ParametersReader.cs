using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tools;

/// <summary>Checks that the parameters of a function can be a schema of objects, which is what arguments are.</summary>
internal static class ParametersReader
{
    public static RequestProblem? Check(JsonElement? parameters, string path)
    {
        if (!JsonStrings.IsGiven(parameters))
            return null;
        if (parameters is not { ValueKind: JsonValueKind.Object } schema)
            return Problems.Invalid(path, $"{path} must be a JSON schema, an object such as {{\"type\": \"object\", \"properties\": {{}}}}.");
        if (PythonJson.TryWrite(schema) is null)
            return Problems.Invalid(path, $"{path} has half of a surrogate pair in a string (\\ud800 to \\udfff).");
        return !schema.TryGetProperty("type", out var type) || AllowsObjects(type)
            ? null
            : Problems.Invalid($"{path}.type", $"{path}.type must be 'object': arguments are an object.");
    }

    private static bool AllowsObjects(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(IsObject)
        : IsObject(type);

    // Functions written down from Python's say dict.
    private static bool IsObject(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && (type.ValueEquals("object") || type.ValueEquals("dict"));
}
