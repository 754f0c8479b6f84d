using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Http.Limits;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Protocol;
using MixtralServer.Serving;
using MixtralServer.TestKit;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>What differs between the servers of tests.</summary>
internal sealed record ServerSettings
{
    /// <summary>What the model always says; null for endless nonsense.</summary>
    public string? Reply { get; init; } = " Hi";

    /// <summary>How the model is given a conversation.</summary>
    public ChatFormat Format { get; init; } = ChatFormat.MistralV3;

    public ISimulatedFaults? Faults { get; init; }

    /// <summary>The vocabulary the edge uses; null for the model's.</summary>
    public ITokenizer? Tokenizer { get; init; }

    public EngineOptions Engine { get; init; } = EngineOf(sequences: 4, length: 256);

    public long BodyBytesMax { get; init; } = 64 * 1024;

    /// <summary>The other names of the model.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = ["alias"];

    public long ConnectionsMax { get; init; } = 4096;

    /// <summary>How long clients may be slow, by the real clock; Kestrel takes no less than a second.</summary>
    public TimeSpan SlowClientTimeout { get; init; } = TimeSpan.FromSeconds(60);

    public LargeBodyLimits LargeBodies { get; init; } = new();

    public IReadOnlyList<ServedModel> OtherModels { get; init; } = [];

    public IReadOnlyList<ClientDefinition> Clients { get; init; } = [];

    /// <summary>Whose API clients expect that do not say it.</summary>
    public Dialect Dialect { get; init; } = Dialect.OpenAi;

    /// <summary>Whether clients share cached prompts.</summary>
    public bool SharesCache { get; init; } = true;

    /// <summary>Whether the model embeds texts.</summary>
    public bool Embeds { get; init; }

    /// <summary>What opens the engine's figures to other machines.</summary>
    public string? AdminToken { get; init; }

    public ManualTimeProvider Time { get; } = new();

    public EventLog Log { get; } = new();

    /// <summary>A model that says nonsense until it is stopped.</summary>
    public static ServerSettings Talking(int sequences, int length) =>
        new() { Reply = null, Engine = EngineOf(sequences, length) };

    public static EngineOptions EngineOf(int sequences, int length, int queue = 256) => new()
    {
        Name = "Org/Model",
        RunningMax = sequences,
        SequenceLengthMax = length,
        QueueLength = queue,
        Context = new ContextOptions
        {
            CellCount = sequences * length,
            SequenceCount = sequences,
            BatchSize = 64,
            MicroBatchSize = 64,
            Threads = 1,
            ThreadsBatch = 1,
        },
    };
}
