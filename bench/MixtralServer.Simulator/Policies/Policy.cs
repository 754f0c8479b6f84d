using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Simulator.Workloads;

namespace MixtralServer.Simulator.Policies;

/// <summary>A way to run the engine: options, and what becomes of a request before it is handed in.</summary>
/// <param name="Name">For files and tables.</param>
/// <param name="Meaning">For people.</param>
internal sealed record Policy(string Name, string Meaning)
{
    /// <summary>Changes a machine's options.</summary>
    public Func<EngineOptions, EngineOptions> Options { get; init; } = options => options;

    /// <summary>Changes a request.</summary>
    public Func<GenerationRequest, Conversation, GenerationRequest> Request { get; init; } = (request, _) => request;

    /// <summary>What the server does unless told otherwise.</summary>
    public static Policy Default { get; } = new("default", "the server's defaults");

    /// <summary>All clients share one turn.</summary>
    public static Policy OneClient { get; } = new("one client", "the defaults, but every request comes from the same client")
    {
        Request = (request, _) => request with { Client = "" },
    };

    /// <summary>The policies that are compared.</summary>
    public static IReadOnlyList<Policy> All { get; } =
    [
        Default,
        new("whole prompts", "up to 2,048 prompt rows in a step, clients as they come, texts shared within a conversation only")
        {
            Options = options => options with { PrefillBudget = options.Context.BatchSize },
            Request = (request, conversation) => request with { Client = "", CacheScope = $"conversation {conversation.Index}" },
        },
        new("budget 512", "512 prompt rows beside running answers") { Options = options => options with { PrefillBudget = 512 } },
        new("budget 128", "128 prompt rows beside running answers") { Options = options => options with { PrefillBudget = 128 } },
        new("budget 32", "32 prompt rows beside running answers") { Options = options => options with { PrefillBudget = 32 } },
        new("no sharing", "the defaults without any reuse of texts")
        {
            Options = options => options with { KeptCellsMax = 0 },
            Request = (request, _) => request with { CacheScope = request.Id },
        },
        OneClient,
        new("keep 4096", "the defaults, with 4,096 cells for finished texts")
        {
            Options = options => options with { KeptCellsMax = 4_096 },
        },
        new("keep all", "the defaults, with as many cells for finished texts as there are")
        {
            Options = options => options with { KeptCellsMax = int.MaxValue },
        },
    ];
}
