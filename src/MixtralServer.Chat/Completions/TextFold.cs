using System.Text;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Completions;

/// <summary>Adds up what chunks add to one text.</summary>
internal sealed class TextFold(int index)
{
    private readonly StringBuilder _text = new();
    private readonly List<LogprobLists> _lists = [];
    private string? _finishReason;
    private long _seed;

    public void Add(CompletionChunkChoice part)
    {
        _text.Append(part.Text);
        _finishReason = part.FinishReason ?? _finishReason;
        _seed = part.Seed ?? _seed;
        if (part.Logprobs is ChoiceLogprobs.Lists lists) _lists.Add(lists.Value);
    }

    /// <summary>The whole text.</summary>
    /// <param name="logProbs">What was asked for.</param>
    public CompletionChoice Finish(LogProbsOptions? logProbs) => new()
    {
        Index = index,
        Text = _text.ToString(),
        FinishReason = _finishReason ?? throw new InvalidOperationException($"The answer {index} has no end."),
        Seed = _seed,
        Logprobs = logProbs is null ? null : JoinedLists.Of(_lists, hasTop: logProbs.Top > 0, hasOffsets: true),
    };
}
