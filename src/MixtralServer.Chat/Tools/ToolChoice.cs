namespace MixtralServer.Chat.Tools;

/// <summary>Whether the model may, must or must not call functions.</summary>
public abstract record ToolChoice
{
    private ToolChoice()
    {
    }

    /// <summary>The model chooses between text and calls.</summary>
    public sealed record Auto : ToolChoice;

    /// <summary>Text only.</summary>
    public sealed record None : ToolChoice;

    /// <summary>At least one call, of any function.</summary>
    public sealed record Required : ToolChoice;

    /// <summary>A call of one function.</summary>
    /// <param name="Name">That of a function of the request.</param>
    public sealed record Named(string Name) : ToolChoice;
}
