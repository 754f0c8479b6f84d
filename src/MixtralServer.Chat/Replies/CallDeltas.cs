using MixtralServer.Chat.Tools;
using MixtralServer.Protocol;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Writes the calls of one answer as what chunks add to it: first the function, then pieces of its arguments. Id, type and name come once;
/// clients other than OpenAI's get a name later too, an empty one.
/// </summary>
/// <param name="head">Says in which form the functions came.</param>
/// <param name="choice">The answer's place, from 0.</param>
internal sealed class CallDeltas(ReplyHead head, int choice)
{
    private readonly CallReader _reader = new();
    private readonly bool _isLegacy = head.Tools.IsLegacy;
    private readonly string? _nameLater = head.Dialect == Dialect.OpenAi ? null : "";
    private int _index = -1;

    /// <summary>Why an answer with a call ended that was not cut; null while there is none.</summary>
    public string? FinishReason => _index < 0 ? null : _isLegacy ? "function_call" : "tool_calls";

    /// <summary>Takes more of the text that makes calls.</summary>
    public IEnumerable<ChatDelta> Write(string text) => _reader.Read(text).Select(Write);

    private ChatDelta Write(CallPart part)
    {
        if (part is CallPart.Begun) _index++;
        var function = part switch
        {
            CallPart.Begun(var name) => new AnswerFunctionCall(name, ""),
            CallPart.Arguments(var json) => new AnswerFunctionCall(_nameLater, json),
            _ => throw new InvalidOperationException($"Unknown part {part}."),
        };
        return _isLegacy ? new ChatDelta { FunctionCall = function } : new ChatDelta { ToolCalls = [CallOf(function)] };
    }

    private AnswerToolCall CallOf(AnswerFunctionCall function)
    {
        var begins = function.Name is { Length: > 0 };
        return new AnswerToolCall
        {
            Index = _index,
            Id = begins ? ToolCallIds.New(head.Id, choice, _index) : null,
            Type = begins ? "function" : null,
            Function = function,
        };
    }
}
