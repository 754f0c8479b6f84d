using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Finds what a request says by naming past responses and their items.</summary>
public static class ResponseHistory
{
    /// <summary>Puts the items of the responses before a request in front of its own.</summary>
    /// <param name="wire">The request.</param>
    /// <param name="store">Past responses.</param>
    /// <param name="client">Whose request it is.</param>
    /// <returns>All items, or which name means nothing.</returns>
    public static Outcome<ResponseInput> Read(ResponseRequest wire, ResponseStore store, string client)
    {
        var previous = string.IsNullOrEmpty(wire.PreviousResponseId) ? null : store.Find(client, wire.PreviousResponseId);
        if (previous is null && !string.IsNullOrEmpty(wire.PreviousResponseId))
            return NotFound("previous_response_not_found", "previous_response_id", $"There is no response '{wire.PreviousResponseId}'");

        List<ResponseInputItem?> items = [.. previous?.Items ?? []];
        var earlier = items.Count;
        foreach (var item in wire.Input ?? [])
        {
            if (item is not { Type: ResponseInputItem.ReferenceType })
                items.Add(item);
            else if (Find(item.Id, store, client) is { } found)
                items.Add(found);
            else
                return NotFound("item_not_found", $"input[{items.Count - earlier}].id", $"There is no item '{item.Id}'");
        }

        return new ResponseInput(items, earlier);
    }

    private static ResponseInputItem? Find(string? item, ResponseStore store, string client) =>
        item is not null && ResponseIds.OfItem(item) is { } response
            ? store.Find(client, response)?.Items.LastOrDefault(own => own.Id == item)
            : null;

    private static RequestProblem NotFound(string code, string parameter, string what) => new(
        ProblemKind.InvalidRequest,
        code,
        $"{what} to go on with: it was made with store: false, was deleted, made room for newer ones, or the server was restarted. "
        + "Send the conversation itself as input.",
        parameter);
}
