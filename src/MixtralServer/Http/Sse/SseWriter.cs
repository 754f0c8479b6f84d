using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http.Sse;

/// <summary>
/// Writes server-sent events: data lines and, where events have names, these; nothing else, since some gateways take any other line,
/// comments included, for data. Each event is written into the response's own buffer and leaves at once.
/// </summary>
internal sealed class SseWriter : IDisposable
{
    private readonly PipeWriter _body;
    private readonly Utf8JsonWriter _json;

    private SseWriter(PipeWriter body)
    {
        _body = body;
        _json = new Utf8JsonWriter(
            body, new JsonWriterOptions { Encoder = ProtocolJson.Context.Options.Encoder, SkipValidation = true });
    }

    /// <summary>Decides the response's head, so that from here on it is a stream.</summary>
    public static SseWriter Start(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return new SseWriter(response.BodyWriter);
    }

    /// <summary>Writes one event with a name; waits while the client reads too slowly.</summary>
    public Task WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        _body.Write("event: "u8);
        Encoding.UTF8.GetBytes(name, _body);
        _body.Write("\n"u8);
        return WriteAsync(value, type, cancellation);
    }

    /// <summary>Writes one event; waits while the client reads too slowly.</summary>
    public async Task WriteAsync<T>(T value, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        _body.Write("data: "u8);
        _json.Reset();
        JsonSerializer.Serialize(_json, value, type);
        _body.Write("\n\n"u8);
        await _body.FlushAsync(cancellation);
    }

    /// <summary>Writes the event that ends a stream.</summary>
    public async Task WriteDoneAsync(CancellationToken cancellation)
    {
        _body.Write("data: [DONE]\n\n"u8);
        await _body.FlushAsync(cancellation);
    }

    public void Dispose() => _json.Dispose();
}
