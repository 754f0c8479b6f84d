using System.Globalization;
using System.Text;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Warns of what a request asks for in vain and where a constraint is not kept in full: with the first chunk of a reply of what is not
/// done, with the end of each answer of whether it conforms all the same. An answer that was cut is not checked; its finish reason says enough.
/// </summary>
internal sealed class ReplyWarnings
{
    private readonly ReplyHead _head;
    private readonly SchemaConformity? _conformity;
    private readonly string? _parameter;
    private readonly StringBuilder[] _texts; // each no longer than the context
    private bool _opened;

    public ReplyWarnings(ReplyHead head)
    {
        _head = head;
        var tools = head.Tools;
        _parameter = tools.MayCall ? tools.Parameter : head.Request.Constraint?.Parameter;
        if (head is { Relaxed.Count: > 0, Request.Constraint: OutputConstraint.JsonSchema json })
            _conformity = new SchemaConformity(json.Schema, head.Time);
        _texts = [.. Enumerable.Range(0, head.Request.Answers.Returned).Select(_ => new StringBuilder())];
    }

    /// <summary>The warnings that come with the next chunk, or null.</summary>
    /// <param name="part">What the chunk adds.</param>
    public IReadOnlyList<ReplyWarning>? Of(ChatCompletionChunkChoice part)
    {
        if (_head.Relaxed.Count == 0 && (_opened || _head.Request.Ignored.Count == 0)) return null;
        List<ReplyWarning> warnings = _opened
            ? []
            : [.. _head.Request.Ignored.Select(what => new ReplyWarning(what)), .. _head.Relaxed.Select(NotKept)];
        _opened = true;
        _texts[part.Index].Append(part.Delta.Content);
        if (part.FinishReason == "stop" && _conformity?.Fault(_texts[part.Index].ToString()) is { } fault)
            warnings.Add(new ReplyWarning(Naming(part.Index, fault)));
        return warnings.Count > 0 ? warnings : null;
    }

    private ReplyWarning NotKept(string what) =>
        new($"{_parameter} is not kept in full while the answer is written: {what}");

    private string Naming(int index, string fault) => _texts.Length == 1
        ? fault
        : string.Create(CultureInfo.InvariantCulture, $"choices[{index}]: {fault}");
}
