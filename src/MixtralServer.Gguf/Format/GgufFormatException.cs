namespace MixtralServer.Gguf.Format;

/// <summary>
/// A file is not what it claims to be: malformed, truncated, or beyond what a reader should accept. The message names
/// the byte offset and the field, and is shown to people as it is.
/// </summary>
public sealed class GgufFormatException : Exception
{
    /// <summary>Creates the exception for a fault at a place in the file.</summary>
    /// <param name="offset">Offset in bytes from the start of the file of the field that is wrong.</param>
    /// <param name="field">The field, in words, for example <c>tensor 3 offset</c>.</param>
    /// <param name="problem">What is wrong with it.</param>
    public GgufFormatException(long offset, string field, string problem)
        : base($"at byte {offset}, {field}: {problem}")
    {
        Offset = offset;
        Field = field;
    }

    /// <summary>Creates the exception again, naming the file that the fault was found in.</summary>
    public GgufFormatException(string path, GgufFormatException fault)
        : base($"{path}: {fault?.Message}", fault)
    {
        Offset = fault?.Offset ?? 0;
        Field = fault?.Field ?? "";
    }

    /// <summary>Creates the exception without a place.</summary>
    public GgufFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception without a place, with the fault beneath it.</summary>
    public GgufFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public GgufFormatException()
    {
    }

    /// <summary>Offset in bytes of the field that is wrong.</summary>
    public long Offset { get; }

    /// <summary>The field that is wrong, in words.</summary>
    public string Field { get; } = "";
}
