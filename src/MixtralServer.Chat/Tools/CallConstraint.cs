using System.Text.Json;
using System.Text.Json.Nodes;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tools;

/// <summary>What answers to a request with functions must conform to, and how one tells that it turns to calls.</summary>
internal static class CallConstraint
{
    /// <summary>The constraint of a request's answers: its own, or calls and it.</summary>
    public static OutputConstraint? Of(ChatRequest request, ChatModel model)
    {
        var tools = request.Conversation.Tools;
        if (!tools.MayCall) return request.Constraint;
        return new OutputConstraint.Calls([.. Callable(tools).Select(FunctionOf)], MarkOf(model))
        {
            Parameter = tools.Parameter,
            IsRequired = tools.Choice is ToolChoice.Required or ToolChoice.Named,
            AllowsSeveral = tools is { AllowsParallel: true, IsLegacy: false, Choice: not ToolChoice.Named },
            Otherwise = request.Constraint,
        };
    }

    /// <summary>How an answer of the model tells that it turns to calls: by the token for it, or by its text at the beginning.</summary>
    public static OutputMark MarkOf(ChatModel model) =>
        model.Format == ChatFormat.MistralV3 && model.Tokenizer.FindControl(GenericTools.CallsMark) is { } token
            ? new OutputMark.Token(token)
            : new OutputMark.Text(GenericTools.CallsMark);

    private static IEnumerable<ToolDefinition> Callable(ToolUse tools) => tools.Choice is ToolChoice.Named(var name)
        ? tools.Definitions.Where(tool => tool.Name == name)
        : tools.Definitions;

    private static CallableFunction FunctionOf(ToolDefinition tool) =>
        new(tool.Name, tool.Parameters is { } parameters ? SchemaOf(parameters) : null, Lenient: !tool.IsStrict);

    // Arguments are an object, whether the schema says so or not.
    private static string SchemaOf(JsonElement parameters)
    {
        var schema = ParameterSchema.Of(parameters);
        if (schema.TryGetProperty("type", out _)) return schema.GetRawText();
        var closed = JsonObject.Create(schema)!;
        closed["type"] = "object";
        return closed.ToJsonString();
    }
}
