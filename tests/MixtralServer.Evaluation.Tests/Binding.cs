using System.Text.Json;
using System.Text.Json.Nodes;
using MixtralServer.Commands.Evaluation;
using MixtralServer.Configuration;

namespace MixtralServer.Evaluation.Tests;

/// <summary>Binds an answer to what it happened to be.</summary>
internal static class Binding
{
    /// <summary>
    /// The request of a task with a constraint that the model's free answer keeps: calls where it called, an object where it wrote one,
    /// text without control characters otherwise. Null where it keeps none of them.
    /// </summary>
    public static string? Of(EvaluationTask task, EvaluationAnswer free)
    {
        var body = JsonNode.Parse(task.BodyFor(ModelFile.BuiltInId))!.AsObject();
        if (free.Calls.Count > 0)
        {
            body["tool_choice"] = "required";
            return body.ToJsonString();
        }

        var format = JsonValues.TryParse(free.Text) is { ValueKind: JsonValueKind.Object }
            ? new JsonObject { ["type"] = "json_object" }
            : new JsonObject { ["type"] = "regex", ["pattern"] = "[^\\u0000-\\u0009\\u000B-\\u001F]*" };
        body["response_format"] = format;
        return body.ContainsKey("tools") || free.Text.Length == 0 ? null : body.ToJsonString();
    }
}
