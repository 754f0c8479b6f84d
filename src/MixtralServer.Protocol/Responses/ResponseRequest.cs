using System.Text.Json;
using System.Text.Json.Serialization;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Responses;

/// <summary>
/// The body of <c>POST /v1/responses</c>, after OpenAI's. Every member may be absent or null; unknown members are ignored. Nothing is
/// checked here but types.
/// </summary>
public sealed record ResponseRequest
{
    /// <summary>The model's id or alias.</summary>
    public string? Model { get; init; }

    /// <summary>What the model is to answer; a string is read as one message of the user.</summary>
    [JsonConverter(typeof(ResponseInputConverter))]
    public IReadOnlyList<ResponseInputItem?>? Input { get; init; }

    /// <summary>What the assistant is told beforehand; not carried over to later responses.</summary>
    public string? Instructions { get; init; }

    /// <summary>The response whose conversation this one goes on with.</summary>
    public string? PreviousResponseId { get; init; }

    /// <summary>Whether the response is kept for later ones to go on with; true where absent.</summary>
    public bool? Store { get; init; }

    /// <summary>The most tokens to generate.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>0 for greedy, up to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Keep this many most likely tokens; 0 or less keeps all; an extension.</summary>
    public int? TopK { get; init; }

    /// <summary>Any 64-bit integer; an extension.</summary>
    public long? Seed { get; init; }

    /// <summary>Texts that end the answer; an extension.</summary>
    [JsonConverter(typeof(StringOrArrayConverter))]
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Token id as text, to a bias of -100 to 100; an extension.</summary>
    public IReadOnlyDictionary<string, double>? LogitBias { get; init; }

    /// <summary>How urgent it is: <c>realtime</c>, <c>default</c> or <c>batch</c>; an extension.</summary>
    public JsonElement? Priority { get; init; }

    /// <summary>OpenAI's way to say so.</summary>
    public JsonElement? ServiceTier { get; init; }

    /// <summary>The shape that the text must have.</summary>
    public ResponseText? Text { get; init; }

    /// <summary>Functions that the model may call.</summary>
    public IReadOnlyList<ResponseTool?>? Tools { get; init; }

    /// <summary><c>auto</c>, <c>none</c>, <c>required</c> or <c>{"type": "function", "name": "…"}</c>.</summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary>Whether one answer may call several functions; true where absent.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>What else is told: <c>message.output_text.logprobs</c>; other words mean nothing here.</summary>
    public IReadOnlyList<string?>? Include { get; init; }

    /// <summary>How many alternatives per token, where log probabilities are included.</summary>
    public int? TopLogprobs { get; init; }

    /// <summary>Whether the response comes as server-sent events.</summary>
    public bool? Stream { get; init; }

    /// <summary>What the client notes beside the response; repeated as it is.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether the response is made while nobody waits for it.</summary>
    public bool? Background { get; init; }

    /// <summary>A conversation that is stored apart from responses.</summary>
    public JsonElement? Conversation { get; init; }

    /// <summary>A prompt that is stored under an id.</summary>
    public JsonElement? Prompt { get; init; }
}
