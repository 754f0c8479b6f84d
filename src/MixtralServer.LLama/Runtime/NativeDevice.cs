namespace MixtralServer.LLama.Runtime;

/// <summary>One device that the native library can compute on.</summary>
/// <param name="Name">Its name in options and logs, such as "CPU", "CUDA0" or "Vulkan0".</param>
/// <param name="Description">What it is, such as the name of the card.</param>
/// <param name="IsGpu">Whether weights can be placed on it apart from the CPU's memory.</param>
/// <param name="MemoryTotal">Its memory, in bytes; 0 where it does not say.</param>
/// <param name="MemoryFree">Its free memory when the runtime started, in bytes; 0 where it does not say.</param>
public sealed record NativeDevice(string Name, string Description, bool IsGpu, long MemoryTotal, long MemoryFree);
