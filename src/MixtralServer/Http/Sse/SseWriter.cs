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
/// comments included, for data. Each event is written into the response's own buffer and leaves at once. A client that takes nothing
/// for too long is cut off.
/// </summary>
internal sealed class SseWriter : IDisposable
{
    private readonly HttpContext _context;
    private readonly TimeSpan _stallMax;
    private readonly PipeWriter _body;
    private readonly Utf8JsonWriter _json;

    private SseWriter(HttpContext context, TimeSpan stallMax)
    {
        (_context, _stallMax) = (context, stallMax);
        _body = context.Response.BodyWriter;
        _json = new Utf8JsonWriter(
            _body, new JsonWriterOptions { Encoder = ProtocolJson.Context.Options.Encoder, SkipValidation = true });
    }

    /// <summary>Decides the response's head, so that from here on it is a stream.</summary>
    /// <param name="context">The exchange; its abort must cancel what is written.</param>
    /// <param name="stallMax">How long the client may leave the response's buffer full.</param>
    public static SseWriter Start(HttpContext context, TimeSpan stallMax)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return new SseWriter(context, stallMax);
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
        await FlushAsync(cancellation);
    }

    /// <summary>Writes the event that ends a stream.</summary>
    public async Task WriteDoneAsync(CancellationToken cancellation)
    {
        _body.Write("data: [DONE]\n\n"u8);
        await FlushAsync(cancellation);
    }

    // Kestrel's own least rate counts bytes that lie in the system's buffers as taken, which is hours' worth of them.
    private async Task FlushAsync(CancellationToken cancellation)
    {
        var flush = _body.FlushAsync(cancellation);
        if (flush.IsCompleted)
        {
            await flush;
            return;
        }

        try
        {
            await flush.AsTask().WaitAsync(_stallMax, cancellation);
        }
        catch (TimeoutException)
        {
            _context.Abort();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation); // until the abort has come through
        }
    }

    public void Dispose() => _json.Dispose();
}
