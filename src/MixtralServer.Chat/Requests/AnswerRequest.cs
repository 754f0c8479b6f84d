using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>What a request for text says of its answers, after validation: nothing in it needs to be checked again.</summary>
public record AnswerRequest
{
    /// <summary>The model's name as the request gave it; answers repeat it.</summary>
    public required string Model { get; init; }

    /// <summary>How tokens are drawn, the seed included.</summary>
    public required SamplingOptions Sampling { get; init; }

    /// <summary>The seed of the first answer, as it shows it: the request's, or the one chosen for it.</summary>
    public required long Seed { get; init; }

    /// <summary>How many answers are made and returned.</summary>
    public AnswerCount Answers { get; init; } = AnswerCount.One;

    /// <summary>The log probabilities to tell, or null for none.</summary>
    public LogProbsOptions? LogProbs { get; init; }

    /// <summary>Whether the prompt is returned too, with log probabilities where those are asked for.</summary>
    public bool EchoesPrompt { get; init; }

    /// <summary>The most tokens the client wants, at least 1, or null for as many as fit.</summary>
    public int? TokensOutputMax { get; init; }

    /// <summary>Whether an answer limit beyond the context is lowered to what fits, rather than refused.</summary>
    public bool TruncatesOutput { get; init; }

    /// <summary>The request's own stop strings; none is empty.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>What each answer must conform to, or null for anything.</summary>
    public OutputConstraint? Constraint { get; init; }

    /// <summary>
    /// Whether text that the constraint leaves no choice about is taken over undrawn; null for what the server usually does.
    /// </summary>
    public bool? ForcesText { get; init; }

    /// <summary>The class that the request asks for, or null where it does not say.</summary>
    public RequestPriority? Priority { get; init; }

    /// <summary>Whether answers say which service tier they were given.</summary>
    public bool TellsTier { get; init; }

    /// <summary>Whose request it is and the class it was given, which may be another than it asks for.</summary>
    public Caller Caller { get; init; } = Caller.Anyone;

    /// <summary>What was asked for and is ignored, each as a sentence; answers tell it.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Whether the answer is streamed.</summary>
    public bool Stream { get; init; }

    /// <summary>Whether a stream ends with a chunk of its own for the usage.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>The service tier as answers tell it; null where they do not.</summary>
    internal string? ServiceTier => !TellsTier ? null : Caller.Priority switch
    {
        RequestPriority.Realtime => "priority",
        RequestPriority.Batch => "flex",
        _ => "default",
    };

    /// <summary>The seed of one of the answers that are made.</summary>
    internal long SeedOf(int choice) => ChoiceSeeds.Of(Seed, choice);
}
