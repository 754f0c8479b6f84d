namespace MixtralServer.Configuration;

/// <summary>Which native library runs the models.</summary>
internal enum Backend
{
    /// <summary>The best one that is installed.</summary>
    Auto,

    /// <summary>The processor alone.</summary>
    Cpu,

    /// <summary>NVIDIA GPUs.</summary>
    Cuda,

    /// <summary>Any GPU with a Vulkan driver.</summary>
    Vulkan,
}
