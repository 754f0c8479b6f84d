using System.Text.Json.Serialization;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>
/// The <c>logprobs</c> of an answer. Its shape follows the request's: a number asks for Together's, <c>true</c> for OpenAI's.
/// </summary>
[JsonConverter(typeof(ChoiceLogprobsConverter))]
public abstract record ChoiceLogprobs
{
    private ChoiceLogprobs()
    {
    }

    /// <summary>Together's shape in a chunk, which holds one token: a plain number.</summary>
    /// <param name="Logprob">The natural logarithm of the token's probability.</param>
    public sealed record Scalar(float Logprob) : ChoiceLogprobs;

    /// <summary>Together's shape in a whole answer.</summary>
    /// <param name="Value">The lists.</param>
    public sealed record Lists(LogprobLists Value) : ChoiceLogprobs;

    /// <summary>OpenAI's shape: <c>{"content": [...], "refusal": null}</c>.</summary>
    /// <param name="Tokens">One entry per token.</param>
    public sealed record Content(IReadOnlyList<LogprobEntry> Tokens) : ChoiceLogprobs;
}
