using MixtralServer.Chat.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>
/// Writes the chunks of a reply as the events of a response, and keeps the response that they add up to: a message with the text, if
/// there is any, and then one item for each call.
/// </summary>
public sealed class ResponseWriter
{
    private readonly List<ResponseOutputItem> _ended = []; // bounded by the answer, as the next
    private readonly List<ReplyWarning> _warnings = [];
    private readonly List<ResponseEvent> _events = []; // those of one chunk
    private ItemWriter? _open;
    private int _sequence;

    /// <param name="wire">The request, much of which the response repeats.</param>
    /// <param name="head">What is known of the reply.</param>
    public ResponseWriter(ResponseRequest wire, ReplyHead head) => Response = ResponseStart.Of(wire, head);

    /// <summary>The response as it was at the last event of its own, and after the last chunk as it is.</summary>
    public Response Response { get; private set; }

    /// <summary>Writes what a chunk adds.</summary>
    public IReadOnlyList<ResponseEvent> Write(ChatCompletionChunk chunk)
    {
        Begin();
        _warnings.AddRange(chunk.Warnings ?? []);
        foreach (var choice in chunk.Choices)
        {
            WriteText(choice);
            foreach (var call in choice.Delta.ToolCalls ?? []) WriteCall(call);
            if (choice.FinishReason is { } reason) Finish(reason == "length", chunk.Usage!);
        }

        return Take();
    }

    /// <summary>Writes that the response broke off.</summary>
    /// <param name="error">Why.</param>
    public IReadOnlyList<ResponseEvent> Fail(ErrorDetail error)
    {
        Begin();
        if (_open is not null) _ended.Add(_open.Item(Response.Incomplete));
        Response = Response with
        {
            Status = Response.Failed,
            Error = new ResponseError(error.Code ?? "server_error", error.Message),
            Output = [.. _ended],
        };
        Add(new ResponseEvent.OfResponse("response.failed", Response));
        Add(new ResponseEvent.Failure(error)); // OpenAI's own client throws at this one only
        return Take();
    }

    private void Begin()
    {
        if (_sequence > 0) return;
        Add(new ResponseEvent.OfResponse("response.created", Response));
        Add(new ResponseEvent.OfResponse("response.in_progress", Response));
    }

    private void WriteText(ChatCompletionChunkChoice choice)
    {
        var tokens = choice.Logprobs is ChoiceLogprobs.Content content ? content.Tokens : [];
        if (string.IsNullOrEmpty(choice.Delta.Content) && tokens.Count == 0) return;
        Add(OpenMessage().Add(choice.Delta.Content ?? "", tokens));
    }

    private void WriteCall(AnswerToolCall call)
    {
        if (call is { Id: { } id, Function.Name: { } name })
        {
            End(Response.Completed);
            Open(new CallWriter(ResponseIds.OfCall(Response.Id, _ended.Count), _ended.Count, id, name));
        }

        if (call.Function.Arguments.Length > 0) Add(((CallWriter)_open!).Add(call.Function.Arguments));
    }

    private void Finish(bool isCut, CompletionUsage usage)
    {
        if (_open is null) OpenMessage(); // an answer without text has an empty one, which clients look for
        var status = isCut ? Response.Incomplete : Response.Completed;
        End(status);
        Response = Response with
        {
            Status = status,
            IncompleteDetails = isCut ? new IncompleteDetails("max_output_tokens") : null,
            Output = [.. _ended],
            Warnings = _warnings.Count > 0 ? _warnings : null,
            Usage = new ResponseUsage
            {
                InputTokens = usage.PromptTokens,
                InputTokensDetails = new InputTokensDetails(usage.CachedTokens ?? 0),
                OutputTokens = usage.CompletionTokens,
            },
        };
        Add(new ResponseEvent.OfResponse($"response.{status}", Response));
    }

    private MessageWriter OpenMessage()
    {
        if (_open is MessageWriter open) return open;
        MessageWriter message = new(ResponseIds.OfMessage(Response.Id), _ended.Count);
        Open(message);
        return message;
    }

    private void Open(ItemWriter item)
    {
        _open = item;
        foreach (var begin in item.Begin()) Add(begin);
    }

    private void End(string status)
    {
        if (_open is null) return;
        foreach (var end in _open.End(status)) Add(end);
        _ended.Add(_open.Item(status));
        _open = null;
    }

    private void Add(ResponseEvent happened) => _events.Add(happened with { SequenceNumber = _sequence++ });

    private ResponseEvent[] Take()
    {
        ResponseEvent[] events = [.. _events];
        _events.Clear();
        return events;
    }
}
