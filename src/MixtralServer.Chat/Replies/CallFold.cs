using System.Text;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Adds up what chunks add to the calls of one answer.</summary>
internal sealed class CallFold
{
    private readonly List<(string? Id, string? Type, string Name, StringBuilder Arguments)> _calls = []; // bounded by the answer
    private bool _isLegacy;

    /// <summary>Whether there is any call.</summary>
    public bool HasAny => _calls.Count > 0;

    /// <summary>The calls, in their order.</summary>
    public IReadOnlyList<AnswerToolCall> Calls => _isLegacy ? [] : [.. _calls.Select((call, index) => new AnswerToolCall
    {
        Index = index,
        Id = call.Id,
        Type = call.Type,
        Function = new AnswerFunctionCall(call.Name, call.Arguments.ToString()),
    })];

    /// <summary>The one call, in the deprecated form; null where that was not asked for.</summary>
    public AnswerFunctionCall? Call => _isLegacy && HasAny ? new AnswerFunctionCall(_calls[0].Name, _calls[0].Arguments.ToString()) : null;

    public void Add(ChatDelta delta)
    {
        foreach (var call in delta.ToolCalls ?? []) Add(call.Id, call.Type, call.Function);
        if (delta.FunctionCall is not { } function) return;
        _isLegacy = true;
        Add(null, null, function);
    }

    private void Add(string? id, string? type, AnswerFunctionCall function)
    {
        if (function.Name is { Length: > 0 } name) _calls.Add((id, type, name, new StringBuilder()));
        _calls[^1].Arguments.Append(function.Arguments);
    }
}
