namespace LLama.Native;

/// <summary>What <c>llama_decode</c> answered; other values exist and mean failure too.</summary>
public enum DecodeResult
{
    /// <summary>Computing failed; part of the batch may be in memory.</summary>
    DecodeFailed = -3,

    /// <summary>Memory for computing could not be had.</summary>
    AllocationFailed = -2,

    /// <summary>The batch is not valid; nothing was computed.</summary>
    InvalidInputBatch = -1,

    /// <summary>Computed.</summary>
    Ok = 0,

    /// <summary>No free cells for the batch; nothing was computed.</summary>
    NoKvSlot = 1,

    /// <summary>The abort callback said stop; part of the batch may be in memory.</summary>
    ComputeAborted = 2,
}
