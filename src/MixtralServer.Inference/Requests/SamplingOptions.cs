using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Requests;

/// <summary>How the next token is drawn from the logits. Values are validated before they come here.</summary>
public sealed record SamplingOptions
{
    /// <summary>0 takes the most likely token (greedy); higher is more random. 0 to 2.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Keeps the smallest set of most likely tokens whose probabilities sum to at least this. 0 to 1; 1 keeps all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Keeps this many most likely tokens; 0 keeps all.</summary>
    public int TopK { get; init; }

    /// <summary>Drops tokens less likely than this share of the most likely one's probability. 0 to 1; 0 keeps all.</summary>
    public double MinP { get; init; }

    /// <summary>Divides positive and multiplies negative logits of tokens seen in prompt or output; 1 is off, above 1 repeats less.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Subtracted once from the logit of each token already generated. -2 to 2.</summary>
    public double PresencePenalty { get; init; }

    /// <summary>Subtracted from the logit of each generated token for every time it was generated. -2 to 2.</summary>
    public double FrequencyPenalty { get; init; }

    /// <summary>The bias, and any below it, that forbids a token; as OpenAI documents it.</summary>
    public const float BiasOfBan = -100;

    /// <summary>Added to the logits of these tokens; <see cref="BiasOfBan"/> forbids. Empty for none.</summary>
    public IReadOnlyDictionary<TokenId, float> LogitBias { get; init; } = EmptyBias;

    /// <summary>
    /// Until the output has this many tokens, no token that ends it is drawn, and a stop string that comes is part of the text.
    /// 0 for none.
    /// </summary>
    public int TokensOutputMin { get; init; }

    /// <summary>Whether the model's own end tokens are never drawn, so that only a limit or a stop ends the output.</summary>
    public bool IgnoreEnd { get; init; }

    /// <summary>The same seed, prompt and options give the same draws whatever else runs beside.</summary>
    public ulong Seed { get; init; }

    private static readonly Dictionary<TokenId, float> EmptyBias = [];
}
