using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;
using MixtralServer.Gguf.Vocabulary;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Tests;

/// <summary>The native library, started once, and tiny models forged into a folder of this run.</summary>
public sealed class NativeFixture : IAsyncLifetime
{
    public const string Collection = "native";

    // The Vulkan library holds the CPU backend too, so one process can compare the two.
    public static NativeBackend Backend { get; } =
        Environment.GetEnvironmentVariable("MIXTRAL_TEST_CUDA") == "1" ? NativeBackend.Cuda
        : Environment.GetEnvironmentVariable("MIXTRAL_TEST_VULKAN") == "1" ? NativeBackend.Vulkan
        : NativeBackend.Cpu;

    public string Folder { get; } = Directory.CreateTempSubdirectory("mixtral-native-").FullName;

    public NativeRuntimeFacts Runtime { get; private set; } = null!;

    /// <summary>A tiny model on the CPU with the built-in vocabulary.</summary>
    public LLamaModel Model { get; private set; } = null!;

    public string ModelPath { get; private set; } = "";

    public static ContextOptions ContextOptions(int cells = 512, int sequences = 8) => new()
    {
        CellCount = cells,
        SequenceCount = sequences,
        BatchSize = 64,
        MicroBatchSize = 64,
        Threads = 1,
        ThreadsBatch = 1,
    };

    public async Task InitializeAsync()
    {
        Runtime = NativeRuntime.Start(new NativeRuntimeOptions { Backend = Backend, Logger = NullLogger.Instance });
        ModelPath = await ForgeAsync("tiny.gguf", vocabulary: null);
        Model = Load(ModelPath);
    }

    public Task DisposeAsync()
    {
        Model.Dispose();
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public async Task<string> ForgeAsync(string name, TokenVocabulary? vocabulary, MixtralShape? shape = null)
    {
        var path = Path.Combine(Folder, name);
        var options = new ForgeOptions(shape ?? MixtralShape.Tiny, GgmlType.F32, Seed: 7, vocabulary, Overwrite: true);
        await SyntheticModel.ForgeAsync(options, path, progress: null, CancellationToken.None);
        return path;
    }

    public static LLamaModel Load(string path) =>
        LLamaModel.Load(new ModelLoadOptions { Path = path, Devices = ["CPU"] }, null, CancellationToken.None);

    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<NativeFixture>;
}
