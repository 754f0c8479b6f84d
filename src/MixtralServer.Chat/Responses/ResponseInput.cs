using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>What a response answers: the items of the responses before it and its own, references among them replaced.</summary>
/// <param name="Items">All of them; one that the request has null is null.</param>
/// <param name="Earlier">How many of them come from responses before; these were valid once.</param>
public sealed record ResponseInput(IReadOnlyList<ResponseInputItem?> Items, int Earlier)
{
    /// <summary>Where an item stands in the request.</summary>
    internal string PlaceOf(int item) => item < Earlier ? "previous_response_id" : $"input[{item - Earlier}]";
}
