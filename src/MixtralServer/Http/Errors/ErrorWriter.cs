using System.Globalization;
using MixtralServer.Http.Json;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Errors;

/// <summary>Writes errors as whole responses.</summary>
internal static class ErrorWriter
{
    public static Task WriteAsync(HttpContext context, HttpError error)
    {
        var headers = context.Response.Headers;
        if (error.RetryAfter is { } delay)
        {
            headers.RetryAfter = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            headers["x-should-retry"] = "true";
            headers["retry-after-ms"] = Math.Ceiling(delay.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }
        else if (error.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout)
        {
            // Clients repeat these of their own accord; a missing file does not come by waiting, nor does a late answer by asking again.
            headers["x-should-retry"] = "false";
        }
        return TextErrors.AreWantedBy(context)
            ? JsonResponse.WriteAsync(context, error.Status, new TextError(error.Detail.Message), ProtocolJson.Context.TextError)
            : JsonResponse.WriteAsync(context, error.Status, new ErrorResponse(error.Detail), ProtocolJson.Context.ErrorResponse);
    }
}
