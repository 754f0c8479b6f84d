using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration.Yaml;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;

namespace MixtralServer.Configuration;

/// <summary>The words that the catalogue and the command line use, and what they stand for.</summary>
internal static class Words
{
    public static IReadOnlyList<Choice<ChatFormat?>> ChatFormats { get; } =
    [
        new("auto", null),
        new("mistral-v1", ChatFormat.MistralV1),
        new("mistral-v3", ChatFormat.MistralV3),
        new("chatml", ChatFormat.ChatMl),
        new("none", ChatFormat.None),
    ];

    /// <summary>The word for a chat format.</summary>
    public static string NameOf(ChatFormat format) => ChatFormats.First(choice => choice.Value == format).Name;

    public static IReadOnlyList<Choice<Dialect>> Dialects { get; } =
    [
        new("openai", Dialect.OpenAi),
        new("together", Dialect.Together),
        new("mistral", Dialect.Mistral),
    ];

    public static IReadOnlyList<Choice<KvCellType>> KvCellTypes { get; } =
    [
        new("f32", KvCellType.F32),
        new("f16", KvCellType.F16),
        new("q8_0", KvCellType.Q80),
        new("q4_0", KvCellType.Q40),
    ];

    public static IReadOnlyList<Choice<GpuSplit>> GpuSplits { get; } =
    [
        new("none", GpuSplit.None),
        new("layer", GpuSplit.Layer),
        new("row", GpuSplit.Row),
    ];

    public static IReadOnlyList<Choice<RequestPriority>> Priorities { get; } =
    [
        new("realtime", RequestPriority.Realtime),
        new("default", RequestPriority.Default),
        new("batch", RequestPriority.Batch),
    ];

    /// <summary>Whether a model's cached prompts are shared by all.</summary>
    public static IReadOnlyList<Choice<bool?>> CacheScopes { get; } = [new("shared", true), new("key", false)];

    /// <summary>Whether a client shares cached prompts with others.</summary>
    public static IReadOnlyList<Choice<bool?>> ClientCaches { get; } = [new("shared", true), new("own", false)];
}
