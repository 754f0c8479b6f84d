using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>The ways in which a request can be wrong, each with its stable code.</summary>
internal static class Problems
{
    public static RequestProblem Invalid(string parameter, string message) =>
        new(ProblemKind.InvalidRequest, "invalid_value", message, parameter);

    public static RequestProblem Missing(string parameter, string expected) =>
        new(ProblemKind.InvalidRequest, "missing_value", $"{parameter} is missing; it must be {expected}.", parameter);

    /// <param name="parameter">The request member.</param>
    /// <param name="subject">What is not supported, with its verb: "Tools are".</param>
    public static RequestProblem Unsupported(string parameter, string subject) => new(
        ProblemKind.InvalidRequest, "unsupported_parameter", $"{subject} not supported yet by this server.", parameter);
}
