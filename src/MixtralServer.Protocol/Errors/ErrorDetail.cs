using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Errors;

/// <summary>What went wrong, as OpenAI and Together clients read it.</summary>
public sealed record ErrorDetail
{
    /// <summary>For people: what was wrong and what to do.</summary>
    public required string Message { get; init; }

    /// <summary>The class of error, such as <c>invalid_request_error</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The request member at fault, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Param { get; init; }

    /// <summary>Stable code, such as <c>model_not_found</c>, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Code { get; init; }
}
