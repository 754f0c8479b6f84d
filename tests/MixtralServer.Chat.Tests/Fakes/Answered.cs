using System.Text.Json;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Responses;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>Requests for responses from JSON, and responses made of events that an engine could tell.</summary>
internal static class Answered
{
    public static ResponseRequest Parse(string members) =>
        JsonSerializer.Deserialize($$"""{"model": "M", {{members}}}""", ProtocolJson.Context.ResponseRequest)!;

    public static ResponseInput InputOf(ResponseRequest wire) => new(wire.Input ?? [], 0);

    public static Outcome<ChatRequest> Validate(string members)
    {
        var wire = Parse(members);
        return ResponseRequestValidator.Validate(wire, InputOf(wire), Wire.Model());
    }

    public static ChatRequest Accept(string members) => Wire.Value(Validate(members));

    public static RequestProblem Refuse(string members) => Wire.Problem(Validate(members));

    public static ReplyHead Head(string members) => new("resp_1", 5, Accept(members), Told.Tokenizer, []);

    public static ResponseWriter Writer(string members) => new(Parse(members), Head(members));

    /// <summary>The events of a whole response.</summary>
    public static async Task<List<ResponseEvent>> EventsAsync(ResponseWriter writer, string members, params GenerationEvent[] happened)
    {
        List<ResponseEvent> events = [];
        await foreach (var item in Told.Read(Head(members), happened))
            events.AddRange(writer.Write(Told.ChunkOf(item)));
        return events;
    }

    public static string Line(ResponseEvent happened) => JsonSerializer.Serialize(happened, ProtocolJson.Context.ResponseEvent);
}
