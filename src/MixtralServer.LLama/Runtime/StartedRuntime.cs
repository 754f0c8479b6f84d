using LLama.Native;

namespace MixtralServer.LLama.Runtime;

/// <summary>What stays alive as long as the process: the log and the callback that native code holds.</summary>
internal sealed class StartedRuntime(
    NativeRuntimeOptions options,
    NativeRuntimeFacts facts,
    NativeLog log,
    NativeLogConfig.LLamaLogCallback callback)
{
    public NativeBackend Backend { get; } = options.Backend;

    public string? DirectoryAsked { get; } = options.LibraryDirectory;

    public NativeRuntimeFacts Facts { get; } = facts;

    public NativeLog Log { get; } = log;

    /// <summary>Referenced so that it is not collected while llama.cpp can call it.</summary>
    public NativeLogConfig.LLamaLogCallback Callback { get; } = callback;
}
