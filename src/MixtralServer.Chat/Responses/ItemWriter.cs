using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>Writes one item of a response.</summary>
/// <param name="id">The item's id.</param>
/// <param name="index">Its place in the output, from 0.</param>
internal abstract class ItemWriter(string id, int index)
{
    /// <summary>The item's id.</summary>
    protected string Id => id;

    /// <summary>Its place in the output, from 0.</summary>
    protected int Index => index;

    /// <summary>The item as it is now.</summary>
    public abstract ResponseOutputItem Item(string status);

    /// <summary>The events that begin it.</summary>
    public virtual IEnumerable<ResponseEvent> Begin() =>
        [new ResponseEvent.OfItem("response.output_item.added", index, Item(Response.InProgress))];

    /// <summary>The events that end it.</summary>
    /// <param name="status">How it ends.</param>
    public IEnumerable<ResponseEvent> End(string status) =>
        [.. EndContent(), new ResponseEvent.OfItem("response.output_item.done", index, Item(status))];

    /// <summary>The events that end what it consists of.</summary>
    protected abstract IEnumerable<ResponseEvent> EndContent();
}
