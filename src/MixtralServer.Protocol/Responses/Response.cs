using System.Text.Json;
using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Protocol.Responses;

/// <summary>
/// The answer to a <see cref="ResponseRequest"/>, whole or, within events, as far as it has come. Members that OpenAI's clients require
/// are written where they are null, too.
/// </summary>
public sealed record Response
{
    /// <summary>The <see cref="Status"/> of one that is being written.</summary>
    public const string InProgress = "in_progress";

    /// <summary>The <see cref="Status"/> of one that has ended of itself.</summary>
    public const string Completed = "completed";

    /// <summary>The <see cref="Status"/> of one that was cut.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>The <see cref="Status"/> of one that broke off.</summary>
    public const string Failed = "failed";

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>response</c>.</summary>
    public string Object { get; } = "response";

    /// <summary>When it was begun, in seconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public required string Status { get; init; }

    /// <summary>Always false: none is made while nobody waits for it.</summary>
    public bool Background { get; }

    /// <summary>What went wrong, where it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ResponseError? Error { get; init; }

    /// <summary>Why it was cut, where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IncompleteDetails? IncompleteDetails { get; init; }

    /// <summary>The request's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Instructions { get; init; }

    /// <summary>The request's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? MaxOutputTokens { get; init; }

    /// <summary>The model's name as the request gave it.</summary>
    public required string Model { get; init; }

    /// <summary>The items written so far: at most one message, and then calls.</summary>
    public IReadOnlyList<ResponseOutputItem> Output { get; init; } = [];

    /// <summary>Whether it may hold several calls.</summary>
    public required bool ParallelToolCalls { get; init; }

    /// <summary>The response that it goes on with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? PreviousResponseId { get; init; }

    /// <summary>How urgent it was taken to be, in OpenAI's words; absent where the request names no tier.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Whether it can be gone on with.</summary>
    public required bool Store { get; init; }

    /// <summary>What it was drawn with.</summary>
    public required double Temperature { get; init; }

    /// <summary>The request's.</summary>
    public required ResponseText Text { get; init; }

    /// <summary>The request's, <c>auto</c> where it has none.</summary>
    public required JsonElement ToolChoice { get; init; }

    /// <summary>The request's.</summary>
    public required IReadOnlyList<ResponseTool> Tools { get; init; }

    /// <summary>What it was drawn with.</summary>
    public required double TopP { get; init; }

    /// <summary>Always <c>disabled</c>: input is never cut to fit.</summary>
    public string Truncation { get; } = "disabled";

    /// <summary>What it consumed; null before the end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ResponseUsage? Usage { get; init; }

    /// <summary>What was asked for and not kept, and whether the text has it all the same; absent where all was kept.</summary>
    public IReadOnlyList<ReplyWarning>? Warnings { get; init; }

    /// <summary>The request's; an empty object where it has none.</summary>
    public required JsonElement Metadata { get; init; }
}
