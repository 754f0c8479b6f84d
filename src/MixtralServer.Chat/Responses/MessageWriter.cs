using System.Text;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Writes the message of a response, which has one part.</summary>
internal sealed class MessageWriter(string id, int index) : ItemWriter(id, index)
{
    private const int ContentIndex = 0;

    private readonly StringBuilder _text = new(); // bounded by the answer, as the next
    private readonly List<LogprobEntry> _logProbs = [];
    private bool _hasBegun;

    public override ResponseOutputItem Item(string status) => new ResponseOutputItem.Message
    {
        Id = Id,
        Status = status,
        Content = _hasBegun ? [Part()] : [],
    };

    public override IEnumerable<ResponseEvent> Begin()
    {
        var added = base.Begin().ToList();
        _hasBegun = true;
        return [.. added, new ResponseEvent.OfPart("response.content_part.added", Id, Index, ContentIndex, Part())];
    }

    /// <summary>More text.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="logProbs">How likely the tokens that begin in it were; empty where not asked for.</param>
    public ResponseEvent Add(string text, IReadOnlyList<LogprobEntry> logProbs)
    {
        _text.Append(text);
        _logProbs.AddRange(logProbs);
        return new ResponseEvent.TextDelta(Id, Index, ContentIndex, text, logProbs);
    }

    protected override IEnumerable<ResponseEvent> EndContent() =>
    [
        new ResponseEvent.TextDone(Id, Index, ContentIndex, _text.ToString(), [.. _logProbs]),
        new ResponseEvent.OfPart("response.content_part.done", Id, Index, ContentIndex, Part()),
    ];

    private ResponseOutputText Part() => new() { Text = _text.ToString(), Logprobs = [.. _logProbs] };
}
