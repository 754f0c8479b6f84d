using System.Text.Json;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>A response that can be looked at and gone on with.</summary>
public sealed record StoredResponse
{
    // What holds the texts, roughly.
    private const int ItemBytes = 256;
    private const int PartBytes = 128;

    private StoredResponse(string id, string client, byte[] json, IReadOnlyList<ResponseInputItem> items)
    {
        (Id, Client, Json, Items) = (id, client, json, items);
        Bytes = json.Length + items.Sum(BytesOf);
    }

    /// <summary>The response's id.</summary>
    public string Id { get; }

    /// <summary>Whose it is.</summary>
    public string Client { get; }

    /// <summary>The response as it was sent, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The conversation up to its end, without instructions; its own items last.</summary>
    public IReadOnlyList<ResponseInputItem> Items { get; }

    /// <summary>
    /// What it takes to keep it, at most: texts that it shares with responses before it count in full with each of them.
    /// </summary>
    public long Bytes { get; }

    /// <summary>Makes one of a response that has ended.</summary>
    /// <param name="response">The response.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="input">What it answers; valid.</param>
    public static StoredResponse Of(Response response, string client, ResponseInput input) => new(
        response.Id,
        client,
        JsonSerializer.SerializeToUtf8Bytes(response, ProtocolJson.Context.Response),
        [.. input.Items.OfType<ResponseInputItem>(), .. response.Output.Select(AsInput)]);

    private static ResponseInputItem AsInput(ResponseOutputItem item) => item switch
    {
        ResponseOutputItem.Message message => new ResponseInputItem
        {
            Type = message.Type,
            Id = message.Id,
            Role = message.Role,
            Content = [.. message.Content.Select(text => new ContentPart { Type = text.Type, Text = text.Text })],
        },
        ResponseOutputItem.FunctionCall call => new ResponseInputItem
        {
            Type = call.Type,
            Id = call.Id,
            CallId = call.CallId,
            Name = call.Name,
            Arguments = call.Arguments,
        },
        _ => throw new InvalidOperationException($"Unknown item {item}."),
    };

    private static long BytesOf(ResponseInputItem item) => ItemBytes
        + BytesOf(item.Id) + BytesOf(item.CallId) + BytesOf(item.Name) + BytesOf(item.Arguments)
        + BytesOf(item.Content) + BytesOf(item.Output);

    private static long BytesOf(IReadOnlyList<ContentPart>? parts) =>
        parts?.Sum(part => PartBytes + BytesOf(part.Text) + BytesOf(part.Refusal)) ?? 0;

    private static long BytesOf(string? text) => (long)sizeof(char) * (text?.Length ?? 0);
}
