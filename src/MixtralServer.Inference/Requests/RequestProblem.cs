namespace MixtralServer.Inference.Requests;

/// <summary>Why a request was not or not fully served: a value, never an exception.</summary>
/// <param name="Kind">Whose problem it is.</param>
/// <param name="Code">Stable machine-readable code, such as <c>context_length_exceeded</c>; also the metric label.</param>
/// <param name="Message">For people: what was wrong and what to do.</param>
/// <param name="Parameter">The request field at fault, or null.</param>
/// <param name="RetryAfter">When trying again makes sense, or null.</param>
public sealed record RequestProblem(
    ProblemKind Kind,
    string Code,
    string Message,
    string? Parameter = null,
    TimeSpan? RetryAfter = null);
