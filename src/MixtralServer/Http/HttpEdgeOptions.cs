using System.Security.Cryptography;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Engine;
using MixtralServer.Protocol;

namespace MixtralServer.Http;

/// <summary>What holds for the HTTP edge as a whole.</summary>
internal sealed record HttpEdgeOptions
{
    private const string IdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The largest request body, in bytes; larger ones get 413.</summary>
    public long BodyBytesMax { get; init; } = 8 * 1024 * 1024;

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
