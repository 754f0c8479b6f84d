using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Writes the events of one answer as what chunks add to it. The role comes in the first only.</summary>
internal sealed class ChoiceChunker
{
    private readonly int _index;
    private readonly LogProbsShape? _shape;
    private readonly LogProbsWriter _logProbs;
    private readonly bool _splitsTokens;
    private readonly bool _awaitsPrompt;
    private readonly CallDeltas _calls;
    private readonly string _begun;
    private bool _dropsSpace;
    private bool _isMarked;

    public ChoiceChunker(ReplyHead head, int index)
    {
        _index = index;
        _shape = head.Request.LogProbs?.Shape;
        _logProbs = new LogProbsWriter(head);
        _splitsTokens = _shape == LogProbsShape.Lists && (head.Request.Stream || head.IsCompletion);
        _awaitsPrompt = index == 0 && head.EchoesLogProbs;
        _begun = head.Request is ChatRequest { RepeatsPrefix: true } chat ? chat.Conversation.AnswerBegun : "";
        _dropsSpace = head.DropsLeadingSpace;
        _calls = new CallDeltas(head, index);
    }

    /// <summary>Writes an event that does not end in failure.</summary>
    public IReadOnlyList<ChatCompletionChunkChoice> Write(ChoiceEvent happened) => happened.Happened switch
    {
        GenerationEvent.Started => _awaitsPrompt ? [] : [Begin()],
        GenerationEvent.PromptLogProbs => [Begin()],
        GenerationEvent.Marked => BeginCalls(),
        GenerationEvent.Delta delta when _isMarked => [.. _calls.Write(delta.Text).Select(Part)],
        GenerationEvent.Delta delta => _splitsTokens ? WriteTokens(delta) : WriteText(delta),
        GenerationEvent.Finished finished => [End(finished.Reason, happened.Seed)],
        _ => throw new InvalidOperationException($"Unknown event {happened}."),
    };

    private ChatCompletionChunkChoice Begin() =>
        Part(new ChatDelta { Role = "assistant", Content = _begun });

    private ChatCompletionChunkChoice[] BeginCalls()
    {
        _isMarked = true;
        return [];
    }

    private ChatCompletionChunkChoice Part(ChatDelta delta) => new() { Index = _index, Delta = delta };

    private ChatCompletionChunkChoice End(FinishReason reason, long seed) => new()
    {
        Index = _index,
        Delta = new ChatDelta { Content = "" },
        FinishReason = reason == FinishReason.Stop ? _calls.FinishReason ?? "stop" : "length",
        Seed = seed,
    };

    private ChatCompletionChunkChoice[] WriteText(GenerationEvent.Delta delta)
    {
        var text = WithoutLeadingSpace(delta.Text);
        if (text.Length == 0 && (delta.Tokens.Count == 0 || _shape is null)) return [];
        return [new() { Index = _index, Delta = new ChatDelta { Content = text }, Logprobs = LogProbs(delta.Tokens) }];
    }

    private ChoiceLogprobs? LogProbs(IReadOnlyList<DeltaToken> tokens) => _shape switch
    {
        null => null,
        LogProbsShape.Content => new ChoiceLogprobs.Content([.. tokens.Select(token => _logProbs.Entry(token.LogProbs))]),
        _ => new ChoiceLogprobs.Lists(_logProbs.Lists(
            [.. tokens.Select(token => token.LogProbs.Chosen.Token)], [.. tokens.Select(token => token.LogProbs)])),
    };

    // One chunk for each token: from where its text begins to where the next one's does.
    private ChatCompletionChunkChoice[] WriteTokens(GenerationEvent.Delta delta)
    {
        var tokens = delta.Tokens;
        if (tokens.Count == 0) return WriteRest(delta.Text);
        var chunks = new ChatCompletionChunkChoice[tokens.Count];
        for (var i = 0; i < chunks.Length; i++)
        {
            var start = i == 0 ? 0 : tokens[i].Start; // what is left of a token before belongs to the text all the same
            var end = i + 1 < chunks.Length ? tokens[i + 1].Start : delta.Text.Length;
            chunks[i] = Token(WithoutLeadingSpace(delta.Text[start..end]), tokens[i].LogProbs);
        }

        return chunks;
    }

    // Text of a token that came before, held back until now.
    private ChatCompletionChunkChoice[] WriteRest(string text)
    {
        text = WithoutLeadingSpace(text);
        return text.Length == 0 ? [] : [Token(text, token: null)];
    }

    private ChatCompletionChunkChoice Token(string text, TokenLogProbs? token) => new()
    {
        Index = _index,
        Text = text,
        Delta = new ChatDelta { TokenId = token?.Chosen.Token.Value, Content = text },
        Logprobs = token is null ? null : new ChoiceLogprobs.Scalar(LogProbsWriter.Number(token.Chosen)),
        TopLogprobs = token is null ? null : _logProbs.Map(token),
    };

    private string WithoutLeadingSpace(string text)
    {
        if (text.Length == 0) return text;
        if (_dropsSpace && text.StartsWith(' ')) text = text[1..];
        _dropsSpace = false;
        return text;
    }
}
