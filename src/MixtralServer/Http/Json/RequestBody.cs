using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Limits;

namespace MixtralServer.Http.Json;

/// <summary>The body of a request, or why it cannot be read.</summary>
/// <param name="Value">The body; null where there is an error.</param>
/// <param name="Error">What is wrong with it; null where there is a value.</param>
internal readonly record struct RequestBody<T>(T? Value, HttpError? Error)
    where T : class
{
    public static async Task<RequestBody<T>> ReadAsync(HttpContext context, JsonTypeInfo<T> type)
    {
        if (!context.Request.HasJsonContentType())
            return new(null, HttpError.From(StatusCodes.Status415UnsupportedMediaType, context));
        try
        {
            if (!await LargeBodies.IsLargeAsync(context.Request, context.RequestAborted))
                return await ParseAsync(context, type, context.RequestAborted);
            var bodies = context.RequestServices.GetRequiredService<LargeBodies>();
            var (body, refused) = await bodies.ReadAsync(context, limit => ParseAsync(context, type, limit));
            return refused is null ? body : new(null, refused);
        }
        catch (JsonException fault)
        {
            return new(null, JsonFault.Describe(fault, type));
        }
        catch (BadHttpRequestException fault)
        {
            return new(null, HttpError.From(fault.StatusCode, context));
        }
    }

    private static async Task<RequestBody<T>> ParseAsync(HttpContext context, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var value = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, type, cancellation);
        return value is null ? new(null, JsonFault.NoObject) : new(value, null);
    }
}
