namespace MixtralServer.Chat.Replies;

/// <summary>What text adds to the calls of an answer.</summary>
internal abstract record CallPart
{
    private CallPart()
    {
    }

    /// <summary>Another call begins.</summary>
    /// <param name="Name">The function.</param>
    public sealed record Begun(string Name) : CallPart;

    /// <summary>The arguments of the call that began last go on.</summary>
    /// <param name="Json">More of their JSON text; not empty.</param>
    public sealed record Arguments(string Json) : CallPart;
}
