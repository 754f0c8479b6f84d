using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MixtralServer.Http.Limits;

/// <summary>Bounds what connections may take, however slow or many they are.</summary>
internal static class ConnectionLimits
{
    // What a client must send of a body, and take of an answer that waits for it, once its time of grace is over. Anything alive does.
    private const double BytesPerSecondMin = 240;

    // Of a connection without a request. Clients keep theirs for less.
    private static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(2);

    /// <summary>Applies them. Heads are bounded by Kestrel's own 100 lines and 32 KiB.</summary>
    public static void Apply(KestrelServerLimits limits, HttpEdgeOptions options)
    {
        limits.MaxConcurrentConnections = options.ConnectionsMax;
        limits.MaxRequestBodySize = options.BodyBytesMax;
        limits.KeepAliveTimeout = IdleMax;
        limits.RequestHeadersTimeout = options.SlowClientTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecondMin, options.SlowClientTimeout);
        limits.MinResponseDataRate = new MinDataRate(BytesPerSecondMin, options.SlowClientTimeout);
    }
}
