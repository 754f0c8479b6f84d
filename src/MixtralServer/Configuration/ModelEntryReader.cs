using System.Text.RegularExpressions;
using MixtralServer.Configuration.Yaml;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Configuration;

/// <summary>Reads one entry of a catalogue's <c>models</c>.</summary>
/// <param name="folder">What relative files start from.</param>
/// <param name="environment">Looks environment variables up.</param>
/// <param name="processorCount">The default number of threads.</param>
internal sealed partial class ModelEntryReader(string folder, Func<string, string?> environment, int processorCount)
{
    /// <summary>The most CPU threads of one context; GGML_MAX_N_THREADS.</summary>
    public const int MaxThreads = 512;

    private const int MaxAliases = 100;
    private const int MaxStops = 16;

    private readonly PathExpander _paths = new(environment);

    /// <summary>Reads it; problems go to <paramref name="reading"/>, and what is wrong stays at its default.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="names">The names taken so far.</param>
    /// <param name="reading">Where problems go.</param>
    /// <param name="sharesCache">Whether clients share cached prompts where the entry does not say.</param>
    public (ModelDefinition Model, bool Enabled) Read(
        MapReader entry, NameRegister names, ConfigReading reading, bool? sharesCache)
    {
        var problemsBefore = reading.ProblemCount;
        var (id, aliases) = ReadNames(entry, names);
        var (keys, values) = ReadKvTypes(entry.Map("kv"));
        var threads = entry.Integer("threads", 1, MaxThreads) ?? Math.Clamp(processorCount, 1, MaxThreads);
        var model = new ModelDefinition
        {
            Id = id,
            Aliases = aliases,
            DisplayName = entry.Text("display_name") ?? id,
            File = ReadFile(entry),
            ChatFormat = entry.Choice("chat_format", Words.ChatFormats, null),
            Sizes = SizesReader.Read(entry),
            Threads = threads,
            ThreadsBatch = entry.Integer("threads_batch", 1, MaxThreads) ?? threads,
            Gpu = GpuReader.Read(entry.Map("gpu"), reading),
            KeyType = keys,
            ValueType = values,
            Sampling = ReadSampling(entry.Map("sampling")),
            Stop = entry.Texts("stop", MaxStops),
            Limits = LimitsReader.Read(entry.Map("limits")),
            ForcesText = entry.Flag("forced_text") ?? true,
            SharesCache = entry.Choice("cache_scope", Words.CacheScopes, sharesCache) ?? true,
            Embeds = entry.Flag("embeddings") ?? false,
            Pricing = ReadPricing(entry.Map("pricing")),
        };
        var enabled = entry.Flag("enabled") ?? true;
        entry.Finish();

        // Values replaced by defaults would only contradict each other by accident.
        if (reading.ProblemCount == problemsBefore)
            SizesReader.CheckTogether(entry, model);
        return (model, enabled);
    }

    private static (string Id, IReadOnlyList<string> Aliases) ReadNames(MapReader entry, NameRegister names)
    {
        if (!entry.Has("id"))
            entry.Problem("id", "is missing; give the model a name such as mistralai/Mixtral-8x7B-Instruct-v0.1");
        var id = entry.Text("id");
        var aliases = entry.Texts("aliases", MaxAliases);
        IEnumerable<(string Key, string? Name)> all = [("id", id), .. aliases.Select(alias => ("aliases", alias))];
        foreach (var (key, name) in all)
        {
            if (name is null)
                continue;
            if (!NamePattern().IsMatch(name))
                entry.Problem(key, $"\"{name}\" is no model name; use up to 200 letters, digits and . _ : / @ - +");
            else if (names.Take(name, id ?? "") is { } owner)
                entry.Problem(key, $"\"{name}\" is taken by {owner} already (case does not matter); names must differ");
        }

        return (id ?? "", aliases);
    }

    private ModelFile ReadFile(MapReader entry)
    {
        if (!entry.Has("file"))
            entry.Problem("file", $"is missing; name a GGUF file, or {ModelFile.BuiltInName}");
        if (entry.Text("file") is not { } written)
            return ModelFile.BuiltIn;
        var (path, problem) = _paths.Expand(written);
        problem ??= ModelFile.Objection(path!);
        if (problem is not null)
        {
            entry.Problem("file", problem);
            return ModelFile.BuiltIn;
        }

        return ModelFile.At(path!, folder) with { Written = written };
    }

    private static (KvCellType Keys, KvCellType Values) ReadKvTypes(MapReader kv)
    {
        var keys = kv.Choice("keys", Words.KvCellTypes, KvCellType.F16);
        var values = kv.Choice("values", Words.KvCellTypes, KvCellType.F16);
        kv.Finish();
        return (keys, values);
    }

    private static SamplingOptions ReadSampling(MapReader sampling)
    {
        var absent = ModelDefinition.DefaultSampling;
        var options = new SamplingOptions
        {
            Temperature = sampling.Number("temperature", 0, 2) ?? absent.Temperature,
            TopP = sampling.Number("top_p", 0, 1) ?? absent.TopP,
            TopK = sampling.Integer("top_k", 0, int.MaxValue) ?? absent.TopK,
            MinP = sampling.Number("min_p", 0, 1) ?? absent.MinP,
            RepetitionPenalty = sampling.Number("repetition_penalty", 0.01, 100) ?? absent.RepetitionPenalty,
            PresencePenalty = sampling.Number("presence_penalty", -2, 2) ?? absent.PresencePenalty,
            FrequencyPenalty = sampling.Number("frequency_penalty", -2, 2) ?? absent.FrequencyPenalty,
        };
        sampling.Finish();
        return options;
    }

    private static ModelPricing ReadPricing(MapReader pricing)
    {
        var input = Price("input") ?? 0;
        var prices = new ModelPricing(input, Price("output") ?? 0, Price("cached_input") ?? input);
        pricing.Finish();
        return prices;

        decimal? Price(string key) => (decimal?)pricing.Number(key, 0, 1_000_000);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}\z")]
    private static partial Regex NamePattern();
}
