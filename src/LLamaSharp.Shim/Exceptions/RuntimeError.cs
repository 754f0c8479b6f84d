namespace LLama.Exceptions;

/// <summary>The native library failed, or could not be loaded.</summary>
public class RuntimeError : Exception
{
    /// <summary>Creates the exception with a message for people.</summary>
    public RuntimeError(string message)
        : base(message)
    {
    }
}
