namespace MixtralServer.Inference.Ports;

/// <summary>
/// A model, its context or the native library could not be loaded. The message says what was wrong and what to do;
/// it is shown to people as it is, without a stack trace.
/// </summary>
public sealed class ModelLoadException : Exception
{
    /// <summary>Creates the exception with a message for people.</summary>
    public ModelLoadException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for people and the fault beneath it.</summary>
    public ModelLoadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public ModelLoadException()
    {
    }
}
