using MixtralServer.Protocol.Errors;

namespace MixtralServer.Http.Replies;

/// <summary>What the descriptions of all routes that generate have in common.</summary>
internal static class GenerationRoutes
{
    /// <summary>Describes the bodies and the errors of a route whose reply is JSON or a stream.</summary>
    public static RouteHandlerBuilder Generates<TRequest, TWhole>(this RouteHandlerBuilder route)
        where TRequest : notnull => route
        .Accepts<TRequest>("application/json")
        .Produces<TWhole>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .Produces<ErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<ErrorResponse>(StatusCodes.Status429TooManyRequests)
        .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);
}
