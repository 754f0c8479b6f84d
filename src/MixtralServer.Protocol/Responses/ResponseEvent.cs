using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Errors;

namespace MixtralServer.Protocol.Responses;

/// <summary>One event of a streamed response, after OpenAI's.</summary>
/// <param name="Type">Its name, also that of the server-sent event.</param>
[JsonDerivedType(typeof(OfResponse))]
[JsonDerivedType(typeof(OfItem))]
[JsonDerivedType(typeof(OfPart))]
[JsonDerivedType(typeof(TextDelta))]
[JsonDerivedType(typeof(TextDone))]
[JsonDerivedType(typeof(ArgumentsDelta))]
[JsonDerivedType(typeof(ArgumentsDone))]
[JsonDerivedType(typeof(Failure))]
public abstract record ResponseEvent([property: JsonPropertyOrder(-2)] string Type)
{
    /// <summary>Its place in the stream, from 0.</summary>
    [JsonPropertyOrder(-1)]
    public int SequenceNumber { get; init; }

    /// <summary>Begin, progress and end of the response.</summary>
    /// <param name="Type"><c>response.created</c>, <c>.in_progress</c>, <c>.completed</c>, <c>.incomplete</c> or <c>.failed</c>.</param>
    /// <param name="Response">The response as it is now.</param>
    public sealed record OfResponse(string Type, Response Response) : ResponseEvent(Type);

    /// <summary>Begin and end of an item.</summary>
    /// <param name="Type"><c>response.output_item.added</c> or <c>.done</c>.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="Item">The item as it is now.</param>
    public sealed record OfItem(string Type, int OutputIndex, ResponseOutputItem Item) : ResponseEvent(Type);

    /// <summary>Begin and end of a message's text.</summary>
    /// <param name="Type"><c>response.content_part.added</c> or <c>.done</c>.</param>
    /// <param name="ItemId">The message.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="ContentIndex">The text's place in the message, from 0.</param>
    /// <param name="Part">The text as it is now.</param>
    public sealed record OfPart(string Type, string ItemId, int OutputIndex, int ContentIndex, ResponseOutputText Part)
        : ResponseEvent(Type);

    /// <summary>More text.</summary>
    /// <param name="ItemId">The message.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="ContentIndex">The text's place in the message, from 0.</param>
    /// <param name="Delta">What is added; may be empty where it only brings log probabilities.</param>
    /// <param name="Logprobs">How likely the tokens that begin in it were; empty where not asked for.</param>
    public sealed record TextDelta(
        string ItemId, int OutputIndex, int ContentIndex, string Delta, IReadOnlyList<LogprobEntry> Logprobs)
        : ResponseEvent("response.output_text.delta");

    /// <summary>The text of a message is whole.</summary>
    /// <param name="ItemId">The message.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="ContentIndex">The text's place in the message, from 0.</param>
    /// <param name="Text">All of it.</param>
    /// <param name="Logprobs">How likely its tokens were; empty where not asked for.</param>
    public sealed record TextDone(
        string ItemId, int OutputIndex, int ContentIndex, string Text, IReadOnlyList<LogprobEntry> Logprobs)
        : ResponseEvent("response.output_text.done");

    /// <summary>More of a call's arguments.</summary>
    /// <param name="ItemId">The call.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="Delta">What is added.</param>
    public sealed record ArgumentsDelta(string ItemId, int OutputIndex, string Delta)
        : ResponseEvent("response.function_call_arguments.delta");

    /// <summary>The arguments of a call are whole.</summary>
    /// <param name="ItemId">The call.</param>
    /// <param name="OutputIndex">Its place in the output, from 0.</param>
    /// <param name="Name">The function.</param>
    /// <param name="Arguments">All of them.</param>
    public sealed record ArgumentsDone(string ItemId, int OutputIndex, string Name, string Arguments)
        : ResponseEvent("response.function_call_arguments.done");

    /// <summary>
    /// The stream broke off. Members at the top are what OpenAI documents, <see cref="Error"/> is what its clients throw.
    /// </summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failure(ErrorDetail Error) : ResponseEvent("error")
    {
        /// <summary>As in <see cref="Error"/>.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public string? Code => Error.Code;

        /// <summary>As in <see cref="Error"/>.</summary>
        public string Message => Error.Message;

        /// <summary>As in <see cref="Error"/>.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public string? Param => Error.Param;
    }
}
