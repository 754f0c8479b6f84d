using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Requests;

/// <summary>
/// With what a model says that the rest of its output is no text for people, such as calls of functions. The mark itself is no text,
/// and stop strings do not count in what follows it.
/// </summary>
public abstract record OutputMark
{
    private OutputMark()
    {
    }

    /// <summary>A token without text, wherever it comes.</summary>
    /// <param name="Id">The token.</param>
    public sealed record Token(TokenId Id) : OutputMark;

    /// <summary>A text, where the output begins with it or with one space and it. Anywhere else it is text like any other.</summary>
    /// <param name="Value">Not empty.</param>
    public sealed record Text(string Value) : OutputMark;
}
