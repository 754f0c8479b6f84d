using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Requests;

/// <summary>
/// All the engine needs to know of a request: validated, plain data without references to HTTP, so that it survives serialisation.
/// </summary>
public sealed record GenerationRequest
{
    /// <summary>Unique among the requests of the process; appears in logs.</summary>
    public required string Id { get; init; }

    /// <summary>The prompt, at least one token.</summary>
    public required IReadOnlyList<TokenId> Prompt { get; init; }

    /// <summary>The most tokens to generate, at least 1; prompt plus this fit into the model's context.</summary>
    public required int TokensOutputMax { get; init; }

    /// <summary>How tokens are drawn.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Texts that end the output and are not part of it; none is empty.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>Tokens that end the output besides the model's own end tokens.</summary>
    public IReadOnlyList<TokenId> StopTokens { get; init; } = [];

    /// <summary>
    /// For each token of the output: how many of the likeliest tokens are told beside its own log probability, at least 0.
    /// Null tells neither.
    /// </summary>
    public int? LogProbsTop { get; init; }

    /// <summary>The same for each token of the prompt, which then is computed in full, whatever is cached of it.</summary>
    public int? PromptLogProbsTop { get; init; }

    /// <summary>What the whole output must conform to, or null.</summary>
    public OutputConstraint? Constraint { get; init; }

    /// <summary>What of the output the prompt ends with already: the constraint holds for it and what is generated together.</summary>
    public string OutputBegun { get; init; } = "";

    /// <summary>
    /// Whether text that the constraint leaves no choice about is taken over without being drawn; null for what the engine usually
    /// does. Where <see cref="LogProbsTop"/> is given every token is drawn.
    /// </summary>
    public bool? ForcesText { get; init; }

    /// <summary>What says that the rest of the output is no text for people; null where there is no such thing.</summary>
    public OutputMark? Mark { get; init; }

    /// <summary>How urgent it is.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.Default;

    /// <summary>Whose request it is: requests of one client share that client's turn. Empty for nobody in particular.</summary>
    public string Client { get; init; } = "";

    /// <summary>
    /// Only requests of the same scope share cached prefixes, so that timing reveals nothing of other scopes' prompts. Empty
    /// for the scope that is common to all.
    /// </summary>
    public string CacheScope { get; init; } = "";

    /// <summary>When the client stops waiting, or null. Queued or running, the request then fails.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
