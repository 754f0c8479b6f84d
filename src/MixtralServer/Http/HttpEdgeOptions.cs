using System.Security.Cryptography;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Engine;
using MixtralServer.Http.Limits;
using MixtralServer.Protocol;

namespace MixtralServer.Http;

/// <summary>What holds for the HTTP edge as a whole.</summary>
internal sealed record HttpEdgeOptions
{
    private const string IdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The largest request body, in bytes; larger ones get 413.</summary>
    public long BodyBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many connections there may be; more are closed at once.</summary>
    public long ConnectionsMax { get; init; } = 4096;

    /// <summary>How long a client may be slow: to send the head of a request, or beyond that to keep up a least rate both ways.</summary>
    public TimeSpan SlowClientTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What bodies above the usual size may take.</summary>
    public LargeBodyLimits LargeBodies { get; init; } = new();

    /// <summary>How much is kept of past responses.</summary>
    public ResponseStoreLimits Responses { get; init; } = new();

    /// <summary>Whose requests they are.</summary>
    public ClientDirectory Clients { get; init; } = new([]);

    /// <summary>Whose API clients expect that do not say it.</summary>
    public Dialect Dialect { get; init; } = Dialect.OpenAi;

    /// <summary>Who may look into the engine.</summary>
    public EngineAccess EngineAccess { get; init; } = new(adminToken: null);

    /// <summary>Makes the varying part of ids, unique in the process.</summary>
    public Func<string> NewId { get; init; } = () => RandomNumberGenerator.GetString(IdCharacters, 24);
}
