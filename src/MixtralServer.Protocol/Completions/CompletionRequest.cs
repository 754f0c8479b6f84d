using System.Text.Json.Serialization;
using MixtralServer.Protocol.Generation;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Completions;

/// <summary>The body of <c>POST /v1/completions</c>.</summary>
public sealed record CompletionRequest : GenerationParameters
{
    /// <summary>
    /// What is to be continued: a string, token ids, or an array of either. A single prompt is read as a list of one.
    /// </summary>
    [JsonConverter(typeof(PromptInputsConverter))]
    public IReadOnlyList<PromptInput>? Prompt { get; init; }

    /// <summary>What follows the text that is to be generated, for models that can fill in the middle.</summary>
    public string? Suffix { get; init; }

    /// <summary>How many answers are made, from which the likeliest are returned.</summary>
    public int? BestOf { get; init; }
}
