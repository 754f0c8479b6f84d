using System.Text;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Writes one call of a response.</summary>
/// <param name="id">The item's id.</param>
/// <param name="index">Its place in the output, from 0.</param>
/// <param name="callId">The id that its result must name.</param>
/// <param name="name">The function.</param>
internal sealed class CallWriter(string id, int index, string callId, string name) : ItemWriter(id, index)
{
    private readonly StringBuilder _arguments = new(); // bounded by the answer

    public override ResponseOutputItem Item(string status) => new ResponseOutputItem.FunctionCall
    {
        Id = Id,
        Status = status,
        CallId = callId,
        Name = name,
        Arguments = _arguments.ToString(),
    };

    /// <summary>More of the arguments.</summary>
    public ResponseEvent Add(string json)
    {
        _arguments.Append(json);
        return new ResponseEvent.ArgumentsDelta(Id, Index, json);
    }

    protected override IEnumerable<ResponseEvent> EndContent() =>
        [new ResponseEvent.ArgumentsDone(Id, Index, name, _arguments.ToString())];
}
