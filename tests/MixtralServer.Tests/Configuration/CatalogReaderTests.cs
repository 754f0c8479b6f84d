using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Tests.Configuration;

public sealed class CatalogReaderTests
{
    [Fact]
    public void Read_OnlyIdAndFile_TakesDefaults()
    {
        var model = CatalogText.Model();

        Assert.Equal(("m", "m", "/catalog/m.gguf"), (model.Id, model.DisplayName, model.File.Path));
        Assert.Null(model.ChatFormat);
        Assert.Equal((8192, 4, 8192), (model.Sizes.Context, model.Sizes.Parallel, model.Sizes.CellCount));
        Assert.Equal((2048, 512, null), (model.Sizes.BatchSize, model.Sizes.MicroBatchSize, model.Sizes.PrefillBudget));
        Assert.Equal((4, 4), (model.Threads, model.ThreadsBatch));
        Assert.Equal((GpuLayers.All, GpuSplit.Layer), (model.Gpu.Layers, model.Gpu.Split));
        Assert.Equal((KvCellType.F16, KvCellType.F16), (model.KeyType, model.ValueType));
        Assert.Equal((0.7, 1.0, 0), (model.Sampling.Temperature, model.Sampling.TopP, model.Sampling.TopK));
        Assert.Equal((null, 256), (model.Limits.OutputTokens, model.Limits.QueueLength));
        Assert.Equal(TimeSpan.FromMinutes(30), model.Limits.RequestTimeout);
    }

    [Fact]
    public void Read_EveryOption_IsTaken()
    {
        var model = CatalogText.Model(
            "aliases: [a, b]", "display_name: M", "chat_format: chatml", "context: 1000", "parallel: 8",
            "kv_cells: 5000", "batch: 500", "micro_batch: 100", "prefill_budget: 50", "threads: 3", "threads_batch: 5",
            "gpu: {layers: 7, devices: [CUDA0, CUDA1], split: row, tensor_split: [3, 1.5], main: 1}",
            "kv: {keys: q8_0, values: q4_0}",
            "sampling: {temperature: 0, top_p: 0.5, top_k: 9, min_p: 0.1, repetition_penalty: 1.1,"
            + " presence_penalty: -1, frequency_penalty: 2}",
            "stop: [\"<|im_end|>\", \"\\n\"]", "limits: {output_tokens: 10, queue_length: 2, request_timeout: 1.5m}",
            "pricing: {input: 0.6, output: 1.2, cached_input: 0.3}");

        Assert.Equal(ChatFormat.ChatMl, model.ChatFormat);
        Assert.Equal(
            new ModelSizes
            {
                Context = 1000,
                Parallel = 8,
                GivenCellCount = 5000,
                GivenBatchSize = 500,
                GivenMicroBatchSize = 100,
                GivenPrefillBudget = 50,
            },
            model.Sizes);
        Assert.Equal((3, 5), (model.Threads, model.ThreadsBatch));
        Assert.Equal((new GpuLayers(7), GpuSplit.Row, 1), (model.Gpu.Layers, model.Gpu.Split, model.Gpu.MainDevice));
        Assert.Equal(["CUDA0", "CUDA1"], model.Gpu.Devices);
        Assert.Equal([3, 1.5], model.Gpu.TensorSplit);
        Assert.Equal((KvCellType.Q80, KvCellType.Q40), (model.KeyType, model.ValueType));
        var sampling = model.Sampling;
        Assert.Equal((0, 0.5, 9, 0.1), (sampling.Temperature, sampling.TopP, sampling.TopK, sampling.MinP));
        Assert.Equal(
            (1.1, -1, 2),
            (sampling.RepetitionPenalty, sampling.PresencePenalty, sampling.FrequencyPenalty));
        Assert.Equal(["<|im_end|>", "\n"], model.Stop);
        Assert.Equal((10, 2), (model.Limits.OutputTokens, model.Limits.QueueLength));
        Assert.Equal(TimeSpan.FromSeconds(90), model.Limits.RequestTimeout);
        Assert.Equal(new ModelPricing(0.6m, 1.2m, 0.3m), model.Pricing);
    }

    [Fact]
    public void Read_ServerKeys_AreTaken()
    {
        var catalog = CatalogText.Read("drain_timeout: 5s\nbody_limit: 2MiB\nmodels: []\n");

        Assert.Equal((TimeSpan.FromSeconds(5), 2L << 20), (catalog.DrainTimeout, catalog.BodyLimit));
        Assert.Empty(catalog.Models);
    }

    [Fact]
    public void Read_EmptyFile_OffersNothing()
    {
        var catalog = CatalogText.Read("# nothing yet\n");

        Assert.Empty(catalog.Models);
        Assert.Equal(TimeSpan.FromSeconds(30), catalog.DrainTimeout);
    }

    [Fact]
    public void Read_DisabledModel_IsNotOffered()
    {
        var catalog = CatalogText.Read("models:\n- {id: m, file: m.gguf, enabled: false}\n");

        Assert.Null(catalog.Find("m"));
        Assert.Equal("m", Assert.Single(catalog.Disabled).Id);
    }

    [Theory]
    [InlineData("mistralai/Mixtral")]
    [InlineData("MISTRALAI/mixtral")]
    [InlineData("Short")]
    public void Find_IdOrAliasInAnyCase_GivesModel(string name)
    {
        var catalog = CatalogText.Read("models:\n- {id: mistralai/Mixtral, aliases: [short], file: m.gguf}\n");

        Assert.Equal("mistralai/Mixtral", catalog.Find(name)?.Id);
        Assert.Null(catalog.Find(name + "x"));
    }

    [Theory]
    [InlineData("sub/m.gguf", "/catalog/sub/m.gguf")]
    [InlineData("../m.gguf", "/m.gguf")]
    [InlineData("/abs/m.gguf", "/abs/m.gguf")]
    [InlineData("~/m.gguf", "/home/me/m.gguf")]
    [InlineData("${WEIGHTS}/m.gguf", "/mnt/w/m.gguf")]
    public void Read_File_IsMadeAbsolute(string written, string expected)
    {
        var catalog = CatalogText.Read($"models:\n- id: m\n  file: {written}\n");

        Assert.Equal((written, expected), (catalog.Models[0].File.Written, catalog.Models[0].File.Path));
    }

    [Fact]
    public void ReadFile_NotThere_SaysSo()
    {
        var path = Path.Combine(Path.GetTempPath(), "no-such-folder", "models.yaml");

        var e = Assert.Throws<CatalogException>(() => CatalogReader.ReadFile(path, _ => null));

        Assert.StartsWith($"{path}: the catalogue cannot be read: ", e.Message, StringComparison.Ordinal);
    }
}
