using System.Security.Cryptography;

namespace MixtralServer.Http;

/// <summary>Limits of the HTTP edge.</summary>
internal sealed record HttpEdgeOptions
{
    private const string IdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>The largest request body, in bytes; larger ones get 413.</summary>
    public long BodyBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Makes the varying part of ids, unique in the process.</summary>
    public Func<string> NewId { get; init; } = () => RandomNumberGenerator.GetString(IdCharacters, 24);
}
