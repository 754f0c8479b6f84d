using MixtralServer.Inference.Ports;

namespace MixtralServer.Configuration;

/// <summary>The model that comes with the program.</summary>
internal static class BuiltInModel
{
    /// <summary>How it is served where nothing else is said.</summary>
    public static ModelDefinition Definition { get; } = new()
    {
        Id = ModelFile.BuiltInId,
        DisplayName = "Tiny Mixtral (for trying and testing)",
        File = ModelFile.BuiltIn,
        Threads = 1, // so small that a second thread costs more than it does
        ThreadsBatch = 1,
        Sizes = new ModelSizes { Context = 4096, Parallel = 16 },
        KeyType = KvCellType.Q80, // of these llama.cpp makes the same bits, however rows are put together (decision 0011)
        ValueType = KvCellType.Q80,
    };
}
