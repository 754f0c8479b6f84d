using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Chat.Requests;
using MixtralServer.Grammar.JsonSchema.Strict;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Tools;

/// <summary>Checks and reads the functions of a request, in their present form and in OpenAI's deprecated one.</summary>
internal static class ToolsReader
{
    /// <summary>The most functions of one request, as with OpenAI.</summary>
    public const int CountMax = 128;

    /// <summary>Reads <c>tools</c> or <c>functions</c> and what is said of their use.</summary>
    public static Outcome<ToolUse> Read(ChatCompletionRequest wire)
    {
        var isLegacy = wire.Functions is { Count: > 0 };
        if (isLegacy && wire.Tools is { Count: > 0 })
            return Problems.Invalid("functions", "tools and functions cannot both be given; functions is the deprecated form.");
        if (Math.Max(wire.Tools?.Count ?? 0, wire.Functions?.Count ?? 0) is > CountMax and var count)
        {
            var member = isLegacy ? "functions" : "tools";
            return Problems.Invalid(member, $"{member} has {count} entries; at most {CountMax} are allowed.");
        }

        List<ToolDefinition> definitions = [];
        var problem = isLegacy ? ReadFunctions(wire.Functions!, definitions) : ReadTools(wire.Tools ?? [], definitions);
        if (problem is not null)
            return problem;
        var (form, value) = JsonStrings.IsGiven(wire.ToolChoice) ? (ToolChoiceForm.Chat, wire.ToolChoice) : (ToolChoiceForm.Legacy, wire.FunctionCall);
        return ToolChoiceReader.Read(form, value, definitions).TryGet(out var choice, out problem)
            ? new ToolUse(definitions, choice, wire.ParallelToolCalls ?? true, isLegacy)
            : problem;
    }

    /// <summary>Checks one function, and adds it to those before it.</summary>
    /// <param name="function">The function; null is a problem too.</param>
    /// <param name="path">Where it stands in the request.</param>
    /// <param name="definitions">Those before it.</param>
    internal static RequestProblem? Add(RequestFunction? function, string path, List<ToolDefinition> definitions)
    {
        if (function is null)
            return Problems.Missing(path, "an object with name, description and parameters");
        if (ToolNames.Check(function.Name, $"{path}.name") is { } problem)
            return problem;
        if (definitions.Any(other => other.Name == function.Name))
            return Problems.Invalid($"{path}.name", $"{path}.name is '{function.Name}', as is that of a function before it.");
        if (ParametersReader.Check(function.Parameters, $"{path}.parameters") is { } wrong)
            return wrong;
        if (CheckStrict(function, $"{path}.parameters") is { } violation)
            return violation;
        definitions.Add(new ToolDefinition(
            function.Name!,
            function.Description ?? "",
            function.Parameters is { ValueKind: JsonValueKind.Object } parameters ? parameters : null,
            function.Strict ?? false));
        return null;
    }

    private static RequestProblem? ReadTools(IReadOnlyList<RequestTool?> tools, List<ToolDefinition> definitions)
    {
        for (var i = 0; i < tools.Count; i++)
        {
            var path = $"tools[{i}]";
            if (tools[i] is not { } tool)
                return Problems.Invalid(path, $"{path} must be an object with type and function, but was null.");
            if (tool.Type is not (null or "function"))
                return Problems.Invalid($"{path}.type", $"{path}.type must be 'function', but was '{tool.Type}'.");
            if (Add(tool.Function, $"{path}.function", definitions) is { } problem)
                return problem;
        }

        return null;
    }

    private static RequestProblem? ReadFunctions(IReadOnlyList<RequestFunction?> functions, List<ToolDefinition> definitions)
    {
        for (var i = 0; i < functions.Count; i++)
        {
            if (Add(functions[i], $"functions[{i}]", definitions) is { } problem)
                return problem;
        }

        return null;
    }

    // Clients write {} for a function without parameters.
    private static RequestProblem? CheckStrict(RequestFunction function, string path) =>
        function is { Strict: true, Parameters: { ValueKind: JsonValueKind.Object } schema }
        && schema.EnumerateObject().Any()
        && StrictSubset.Check(schema) is { } violation
            ? Problems.Invalid(path, violation.Describe($"function '{function.Name}'"))
            : null;
}
