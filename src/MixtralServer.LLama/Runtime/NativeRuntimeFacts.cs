namespace MixtralServer.LLama.Runtime;

/// <summary>What was found when the native runtime started.</summary>
/// <param name="Name">"LLamaSharp" or "Shim": what the program was built with.</param>
/// <param name="Version">The version of it.</param>
/// <param name="LibraryDirectory">The folder that the native library came from.</param>
/// <param name="Devices">The devices it may compute on, the CPU among them.</param>
public sealed record NativeRuntimeFacts(
    string Name,
    string Version,
    string LibraryDirectory,
    IReadOnlyList<NativeDevice> Devices);
