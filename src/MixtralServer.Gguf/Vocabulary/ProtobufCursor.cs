using System.Buffers.Binary;

namespace MixtralServer.Gguf.Vocabulary;

/// <summary>
/// Walks the fields of one Protocol Buffers message in place. Every length is checked against the bytes that remain;
/// a malformed message gives an <see cref="InvalidDataException"/> with the offset.
/// </summary>
internal ref struct ProtobufCursor(ReadOnlySpan<byte> bytes, int start)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    private int _position;

    private ulong _scalar;

    /// <summary>Number of the field that <see cref="Next"/> stopped at.</summary>
    public int Field { get; private set; }

    /// <summary>The bytes of a length-delimited field; empty for others.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>Offset in the file of the bytes of a length-delimited field.</summary>
    public int PayloadOffset { get; private set; }

    /// <summary>The value of an integer field, cut to 32 bits as the protobuf rules say.</summary>
    public readonly int Integer => unchecked((int)_scalar);

    /// <summary>The value of a float field.</summary>
    public readonly float Float => BitConverter.UInt32BitsToSingle(unchecked((uint)_scalar));

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    public bool Next()
    {
        if (_position == _bytes.Length)
            return false;
        var tag = ReadVarint();
        if (tag >> 3 is 0 or > int.MaxValue)
            throw Fault("a field number that is not possible");
        Field = (int)(tag >> 3);
        Payload = default;
        _scalar = 0;
        switch (tag & 7)
        {
            case 0: _scalar = ReadVarint(); break;
            case 1: _scalar = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case 2: ReadPayload(); break;
            case 5: _scalar = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw Fault($"wire type {tag & 7}, which this format does not use");
        }

        return true;
    }

    private void ReadPayload()
    {
        var length = ReadVarint();
        PayloadOffset = start + _position;
        Payload = Take(length);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Fault("a number of more than ten bytes");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _position))
            throw Fault($"a field of {count} bytes where {_bytes.Length - _position} remain");
        var taken = _bytes.Slice(_position, (int)count);
        _position += (int)count;
        return taken;
    }

    private readonly InvalidDataException Fault(string what) =>
        new($"at byte {start + _position}: {what}; the file is damaged or no SentencePiece model.");
}
