using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Errors;

/// <summary>
/// The body of every error: the <see cref="Error"/> that OpenAI and Together clients read, and the same members at the
/// top, where Mistral's look for them.
/// </summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorResponse(ErrorDetail Error)
{
    /// <summary>Always <c>error</c>.</summary>
    public string Object { get; } = "error";

    /// <summary>As in <see cref="Error"/>.</summary>
    public string Message => Error.Message;

    /// <summary>As in <see cref="Error"/>.</summary>
    public string Type => Error.Type;

    /// <summary>As in <see cref="Error"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Param => Error.Param;

    /// <summary>As in <see cref="Error"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Code => Error.Code;
}
