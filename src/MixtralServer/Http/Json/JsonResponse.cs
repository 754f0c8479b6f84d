using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MixtralServer.Http.Json;

/// <summary>Writes whole responses.</summary>
internal static class JsonResponse
{
    public static Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type) =>
        WriteAsync(context, status, JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <param name="context">The exchange.</param>
    /// <param name="status">The status code.</param>
    /// <param name="bytes">The body, JSON in UTF-8.</param>
    public static Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> bytes)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
