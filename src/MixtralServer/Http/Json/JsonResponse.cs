using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MixtralServer.Http.Json;

/// <summary>Writes whole responses.</summary>
internal static class JsonResponse
{
    public static Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
