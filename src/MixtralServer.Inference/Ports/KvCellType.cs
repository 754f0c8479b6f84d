namespace MixtralServer.Inference.Ports;

/// <summary>The number format of the KV cache.</summary>
public enum KvCellType
{
    /// <summary>32-bit floats.</summary>
    F32,

    /// <summary>16-bit floats, the usual choice.</summary>
    F16,

    /// <summary>8-bit blocks: about half of F16.</summary>
    Q80,

    /// <summary>4-bit blocks: about a quarter of F16.</summary>
    Q40,
}
