namespace MixtralServer.LLama.Runtime;

/// <summary>Which kind of device the native library is to use.</summary>
public enum NativeBackend
{
    /// <summary>The best of those installed whose driver is there.</summary>
    Auto,

    /// <summary>The CPU, even where the library could use more.</summary>
    Cpu,

    /// <summary>NVIDIA GPUs.</summary>
    Cuda,

    /// <summary>Any GPU with a Vulkan driver.</summary>
    Vulkan,
}
