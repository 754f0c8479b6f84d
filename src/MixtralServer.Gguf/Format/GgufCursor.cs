using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MixtralServer.Gguf.Format;

/// <summary>
/// Reads little-endian fields from the front of a stream. Every read is checked against the bytes that remain before
/// anything is allocated for it.
/// </summary>
internal sealed class GgufCursor(Stream stream, long fileBytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly long _end = Math.Min(fileBytes, GgufLimits.HeaderBytesMax);

    /// <summary>Offset in bytes of the next field.</summary>
    public long Offset { get; private set; }

    private long Remaining => _end - Offset;

    public uint ReadUInt32(string field)
    {
        Span<byte> bytes = stackalloc byte[4];
        Fill(bytes, field);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    public ulong ReadUInt64(string field)
    {
        Span<byte> bytes = stackalloc byte[8];
        Fill(bytes, field);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>A 64-bit count of things that take at least <paramref name="bytesEach"/> bytes each.</summary>
    public int ReadCount(string field, int bytesEach, int max)
    {
        var at = Offset;
        var count = ReadUInt64(field);
        if (count > (ulong)max)
            throw new GgufFormatException(at, field, $"{count} is more than the {max} that are accepted.");
        if (count * (ulong)bytesEach > (ulong)Remaining)
            throw new GgufFormatException(at, field, $"{count} of at least {bytesEach} bytes each do not fit in {Rest}.");
        return (int)count;
    }

    /// <summary>Text after its 64-bit length. <paramref name="strict"/> text must be valid UTF-8.</summary>
    public string ReadString(string field, int bytesMax, bool strict)
    {
        var at = Offset;
        var length = ReadCount(field, 1, bytesMax);
        var bytes = new byte[length];
        Fill(bytes, field);
        try
        {
            return strict ? Strict.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new GgufFormatException(at, field, "it is not valid UTF-8.");
        }
    }

    /// <summary>An array of fixed-size numbers; the caller has checked <paramref name="count"/> with ReadCount.</summary>
    public T[] ReadNumbers<T>(int count, string field)
        where T : unmanaged
    {
        var numbers = new T[count];
        Fill(MemoryMarshal.AsBytes(numbers.AsSpan()), field);
        return numbers;
    }

    private void Fill(Span<byte> bytes, string field)
    {
        if (bytes.Length > Remaining)
            throw new GgufFormatException(Offset, field, $"{bytes.Length} bytes do not fit in {Rest}.");
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new GgufFormatException(Offset, field, "the file ended while it was read.");
        Offset += bytes.Length;
    }

    private string Rest => _end == fileBytes
        ? $"the {Remaining} bytes that remain of the file"
        : $"the {Remaining} bytes that remain of the {GgufLimits.HeaderBytesMax >> 20} MiB accepted as header";
}
