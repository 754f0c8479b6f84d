using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Checks and reads the functions of a request for a response.</summary>
internal static class ResponseToolsReader
{
    public static Outcome<ToolUse> Read(ResponseRequest wire)
    {
        var tools = wire.Tools ?? [];
        if (tools.Count > ToolsReader.CountMax)
            return Problems.Invalid("tools", $"tools has {tools.Count} entries; at most {ToolsReader.CountMax} are allowed.");

        List<ToolDefinition> definitions = [];
        for (var i = 0; i < tools.Count; i++)
        {
            if (Add(tools[i], $"tools[{i}]", definitions) is { } wrong)
                return wrong;
        }

        return ToolChoiceReader.Read(ToolChoiceForm.Response, wire.ToolChoice, definitions).TryGet(out var choice, out var problem)
            ? new ToolUse(definitions, choice, wire.ParallelToolCalls ?? true, IsLegacy: false)
            : problem;
    }

    private static RequestProblem? Add(ResponseTool? tool, string path, List<ToolDefinition> definitions)
    {
        if (tool is not { Type: null or "function" })
        {
            return tool is null
                ? Problems.Invalid(path, $"{path} must be an object with type, name and parameters, but was null.")
                : Problems.Invalid(
                    $"{path}.type",
                    $"{path} is of type '{tool.Type}', which this server does not have. Leave it out, or offer a function that does the "
                    + "same and run it yourself.");
        }

        return ToolsReader.Add(
            new RequestFunction { Name = tool.Name, Description = tool.Description, Parameters = tool.Parameters, Strict = tool.Strict },
            path,
            definitions);
    }
}
