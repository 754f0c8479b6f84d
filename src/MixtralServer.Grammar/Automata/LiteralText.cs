namespace MixtralServer.Grammar.Automata;

/// <summary>The bytes of a literal, with a hash for each of its ends, so that rests of literals are compared quickly.</summary>
internal sealed class LiteralText
{
    private readonly int[] _hashes;

    public LiteralText(byte[] bytes)
    {
        Bytes = bytes;
        _hashes = new int[bytes.Length + 1];
        for (var i = bytes.Length - 1; i >= 0; i--) _hashes[i] = unchecked((_hashes[i + 1] * 16777619) ^ (bytes[i] + 1));
    }

    public byte[] Bytes { get; }

    public int HashFrom(int offset) => _hashes[offset];

    public ReadOnlySpan<byte> From(int offset) => Bytes.AsSpan(offset);
}
