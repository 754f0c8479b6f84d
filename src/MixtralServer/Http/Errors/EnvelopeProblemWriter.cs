namespace MixtralServer.Http.Errors;

/// <summary>
/// Gives every error that the framework reports (unknown route, wrong method, unhandled exception) the one error body
/// that clients of this API read, instead of the framework's own.
/// </summary>
internal sealed class EnvelopeProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        return new ValueTask(ErrorWriter.WriteAsync(context.HttpContext, HttpError.From(status, context.HttpContext)));
    }
}
