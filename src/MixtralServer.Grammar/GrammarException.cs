namespace MixtralServer.Grammar;

/// <summary>
/// A grammar, pattern or text that cannot be used, through the fault of whoever wrote it: the message says what is wrong and
/// where, in words for them, and is of bounded length.
/// </summary>
public sealed class GrammarException : Exception
{
    /// <summary>Longest message kept; what users wrote may be quoted in it.</summary>
    private const int MessageLengthMax = 500;

    /// <summary>Without a message.</summary>
    public GrammarException()
    {
    }

    /// <summary>With a message.</summary>
    public GrammarException(string message)
        : base(Bounded(message))
    {
    }

    /// <summary>With a message and what caused it.</summary>
    public GrammarException(string message, Exception innerException)
        : base(Bounded(message), innerException)
    {
    }

    private static string Bounded(string message)
        => message.Length <= MessageLengthMax ? message : string.Concat(message.AsSpan(0, MessageLengthMax), "...");
}
