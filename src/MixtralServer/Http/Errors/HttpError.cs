using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Errors;

namespace MixtralServer.Http.Errors;

/// <summary>An error as HTTP tells it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What the body says.</param>
/// <param name="RetryAfter">When trying again makes sense, or null.</param>
internal sealed record HttpError(int Status, ErrorDetail Detail, TimeSpan? RetryAfter = null)
{
    /// <summary>The error for a request that the engine or a stage before it did not serve.</summary>
    public static HttpError From(RequestProblem problem)
    {
        var status = problem.Kind switch
        {
            ProblemKind.InvalidRequest => StatusCodes.Status400BadRequest,
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.QueueFull => StatusCodes.Status429TooManyRequests,
            ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
            ProblemKind.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };
        var error = Create(status, problem.Code, problem.Message, problem.Parameter);
        return error with { RetryAfter = problem.RetryAfter };
    }

    /// <summary>The error for a request that was refused before any endpoint had a say.</summary>
    public static HttpError From(int status, HttpContext context)
    {
        var request = context.Request;
        var (code, message) = status switch
        {
            StatusCodes.Status404NotFound => ("route_not_found", $"There is no {request.Method} {request.Path}."),
            StatusCodes.Status405MethodNotAllowed =>
                ("method_not_allowed", $"{request.Path} does not answer {request.Method}."),
            StatusCodes.Status408RequestTimeout => ("request_timeout", "The request body came too slowly."),
            StatusCodes.Status413PayloadTooLarge => ("request_too_large", "The request body is too large."),
            StatusCodes.Status415UnsupportedMediaType =>
                ("unsupported_media_type", "Send the body as JSON with the header 'Content-Type: application/json'."),
            < 500 => ("bad_request", "The request is not well-formed HTTP."),
            _ => ("internal_error", $"The server failed to answer request {context.TraceIdentifier}."),
        };
        return Create(status, code, message, parameter: null);
    }

    public static HttpError Create(int status, string code, string message, string? parameter) =>
        new(status, new ErrorDetail { Message = message, Type = TypeOf(status), Param = parameter, Code = code });

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        StatusCodes.Status503ServiceUnavailable => "service_unavailable",
        StatusCodes.Status504GatewayTimeout => "timeout",
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };
}
