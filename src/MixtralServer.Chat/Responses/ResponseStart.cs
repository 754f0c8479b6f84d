using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Chat.Replies;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Writes a response as it is before anything of it is generated.</summary>
internal static class ResponseStart
{
    /// <param name="wire">The request, much of which the response repeats.</param>
    /// <param name="head">What is known of the reply.</param>
    public static Response Of(ResponseRequest wire, ReplyHead head) => new()
    {
        Id = head.Id,
        CreatedAt = head.Created,
        Status = Response.InProgress,
        Instructions = wire.Instructions,
        MaxOutputTokens = wire.MaxOutputTokens,
        Model = head.Request.Model,
        ParallelToolCalls = wire.ParallelToolCalls ?? true,
        PreviousResponseId = wire.PreviousResponseId,
        ServiceTier = head.Request.ServiceTier,
        Store = wire.Store ?? true,
        Temperature = head.Request.Sampling.Temperature,
        Text = wire.Text is { Format.Type: not null } text ? text : new ResponseText { Format = new ResponseTextFormat { Type = "text" } },
        ToolChoice = JsonStrings.IsGiven(wire.ToolChoice) ? wire.ToolChoice.Value : JsonWords.Auto,
        Tools = [.. (wire.Tools ?? []).Select(tool => tool! with { Type = "function" })],
        TopP = head.Request.Sampling.TopP,
        Metadata = wire.Metadata is { ValueKind: JsonValueKind.Object } metadata ? metadata : JsonWords.NoMembers,
    };
}
