using System.Security.Cryptography;
using System.Text;

namespace MixtralServer.Configuration;

/// <summary>The SHA-256 of a key: keys themselves are neither kept nor shown.</summary>
internal sealed class KeyHash
{
    private readonly byte[] _hash;

    private KeyHash(byte[] hash) => _hash = hash;

    /// <summary>The hash of a key.</summary>
    public static KeyHash Of(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>A hash written as 64 hexadecimal digits; null for anything else.</summary>
    public static KeyHash? Parse(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit) ? new KeyHash(Convert.FromHexString(text)) : null;

    /// <summary>Whether both are of the same key. Takes the same time whatever the answer.</summary>
    public bool Matches(KeyHash other) => CryptographicOperations.FixedTimeEquals(_hash, other._hash);

    /// <summary>The hash as 64 hexadecimal digits.</summary>
    public string Digits => Convert.ToHexStringLower(_hash);

    /// <summary>Enough of the hash to tell clients apart, and nothing that helps to find the key.</summary>
    public string Fingerprint => Convert.ToHexStringLower(_hash.AsSpan(0, 12));
}
