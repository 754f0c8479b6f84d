namespace MixtralServer.Http.Errors;

/// <summary>Marks routes whose clients read <c>error</c> as a text, as Segmind's do, rather than as an object.</summary>
internal sealed record TextErrors
{
    /// <summary>Whether errors of a request are texts. A fault has taken its route away; the framework remembers which it was.</summary>
    public static bool AreWantedBy(HttpContext context)
    {
        var endpoint = context.GetEndpoint()
            ?? context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<TextErrors>() is not null;
    }
}
