using System.Text;
using MixtralServer.Chat.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Adds up what chunks add to one answer.</summary>
internal sealed class ChoiceFold(int index)
{
    private readonly StringBuilder _content = new();
    private readonly CallFold _calls = new();
    private readonly List<LogprobEntry> _entries = [];
    private readonly List<LogprobLists> _lists = [];
    private string? _finishReason;
    private long _seed;

    public void Add(ChatCompletionChunkChoice part)
    {
        _content.Append(part.Delta.Content);
        _calls.Add(part.Delta);
        _finishReason = part.FinishReason ?? _finishReason;
        _seed = part.Seed ?? _seed;
        if (part.Logprobs is ChoiceLogprobs.Content content) _entries.AddRange(content.Tokens);
        if (part.Logprobs is ChoiceLogprobs.Lists lists) _lists.Add(lists.Value);
    }

    /// <summary>The whole answer.</summary>
    /// <param name="logProbs">What was asked for.</param>
    public ChatCompletionChoice Finish(LogProbsOptions? logProbs) => new()
    {
        Index = index,
        Message = new AssistantMessage
        {
            Content = _content.Length == 0 && _calls.HasAny ? null : _content.ToString(),
            ToolCalls = _calls.Calls,
            FunctionCall = _calls.Call,
        },
        FinishReason = _finishReason ?? throw new InvalidOperationException($"The answer {index} has no end."),
        Seed = _seed,
        Logprobs = logProbs?.Shape switch
        {
            null => null,
            LogProbsShape.Content => new ChoiceLogprobs.Content(_entries),
            _ => new ChoiceLogprobs.Lists(JoinedLists.Of(_lists, hasTop: logProbs.Top > 1, hasOffsets: false)),
        },
    };
}
