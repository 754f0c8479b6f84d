namespace MixtralServer.Inference.Ports;

/// <summary>How a decode step ended.</summary>
public enum DecodeStatus
{
    /// <summary>Every row was computed; its KV cells are filled.</summary>
    Ok,

    /// <summary>No room for the rows in the KV cache. Nothing was computed; the cache is as before.</summary>
    NoSpace,

    /// <summary>The computation failed. Cells of the step's rows may or may not be filled: truncate before retrying.</summary>
    Failed,
}

/// <summary>The outcome of <see cref="IModelContext.Decode"/>.</summary>
/// <param name="Status">How the step ended.</param>
/// <param name="Detail">For people: what the runtime said of a failure; null otherwise.</param>
public readonly record struct DecodeResult(DecodeStatus Status, string? Detail = null);
