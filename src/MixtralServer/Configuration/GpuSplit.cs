namespace MixtralServer.Configuration;

/// <summary>How a model is spread over several GPUs.</summary>
internal enum GpuSplit
{
    /// <summary>It is not: one device holds it.</summary>
    None,

    /// <summary>Whole layers, one device after the other.</summary>
    Layer,

    /// <summary>The rows of each matrix, devices side by side.</summary>
    Row,
}
