using System.Text.Json;
using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Generation;

/// <summary>
/// What all requests for text have in common: the union of what Together, OpenAI and Mistral clients send and this server reads or must
/// recognise. Every member may be absent or null; unknown members are ignored. Nothing is checked here but types.
/// </summary>
public abstract record GenerationParameters
{
    /// <summary>The model's id or alias.</summary>
    public string? Model { get; init; }

    /// <summary>The most tokens to generate.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>OpenAI's newer name of <see cref="MaxTokens"/>.</summary>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Texts that end the answer; a single string is read as a list of one.</summary>
    [JsonConverter(typeof(StringOrArrayConverter))]
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>0 for greedy, up to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Keep this many most likely tokens; 0 or less keeps all.</summary>
    public int? TopK { get; init; }

    /// <summary>Drop tokens below this share of the most likely one, 0 to 1.</summary>
    public double? MinP { get; init; }

    /// <summary>No end token and no stop token before so many tokens were generated.</summary>
    public int? MinTokens { get; init; }

    /// <summary>Whether the answer goes on to its limit whatever end token the model would choose.</summary>
    public bool? IgnoreEos { get; init; }

    /// <summary>Multiplicative penalty; 1 or 0 is off.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Additive penalty for tokens already generated, -2 to 2.</summary>
    public double? PresencePenalty { get; init; }

    /// <summary>Additive penalty for each time a token was generated, -2 to 2.</summary>
    public double? FrequencyPenalty { get; init; }

    /// <summary>Token id as text, to a bias of -100 to 100.</summary>
    public IReadOnlyDictionary<string, double>? LogitBias { get; init; }

    /// <summary>Any 64-bit integer.</summary>
    public long? Seed { get; init; }

    /// <summary>Mistral's name of <see cref="Seed"/>.</summary>
    public long? RandomSeed { get; init; }

    /// <summary>How urgent it is: <c>realtime</c>, <c>default</c> or <c>batch</c>.</summary>
    public JsonElement? Priority { get; init; }

    /// <summary>OpenAI's way to say so: <c>priority</c>, <c>auto</c>, <c>default</c> or <c>flex</c>; others mean nothing here.</summary>
    public JsonElement? ServiceTier { get; init; }

    /// <summary>Whether the answer comes as server-sent events.</summary>
    public bool? Stream { get; init; }

    /// <summary>Details of streaming.</summary>
    public StreamOptions? StreamOptions { get; init; }

    /// <summary><c>error</c> or <c>truncate</c> (Together).</summary>
    public string? ContextLengthExceededBehavior { get; init; }

    /// <summary>How many answers are wanted.</summary>
    public int? N { get; init; }

    /// <summary>Whether the prompt is returned too (Together).</summary>
    public bool? Echo { get; init; }

    /// <summary>A count (Together) or a boolean (OpenAI).</summary>
    public JsonElement? Logprobs { get; init; }

    /// <summary>How many alternatives per token (OpenAI).</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>The shape that the answer must have.</summary>
    public ResponseFormat? ResponseFormat { get; init; }

    /// <summary>A grammar that the answer must conform to, in llama.cpp's GBNF; an extension.</summary>
    public string? Grammar { get; init; }

    /// <summary>
    /// Whether text that <c>response_format</c> or <c>grammar</c> leaves no choice about is written without being drawn token by
    /// token; an extension.
    /// </summary>
    public bool? ForcedText { get; init; }

    /// <summary>A moderation model to run beside (Together).</summary>
    public string? SafetyModel { get; init; }

    /// <summary>Whether a safety prompt is put first (Mistral).</summary>
    public bool? SafePrompt { get; init; }
}
