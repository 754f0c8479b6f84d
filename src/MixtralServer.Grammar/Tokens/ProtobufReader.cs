namespace MixtralServer.Grammar.Tokens;

/// <summary>The fields of a protobuf message, without knowing what they mean.</summary>
internal sealed class ProtobufReader(ReadOnlyMemory<byte> message)
{
    private int _at;

    public IEnumerable<ProtobufField> Fields()
    {
        while (_at < message.Length)
        {
            var key = Varint();
            var number = (int)(key >> 3);
            yield return (key & 7) switch
            {
                0 => new ProtobufField(number, Varint(), default),
                1 => new ProtobufField(number, 0, Take(8)),
                2 => new ProtobufField(number, 0, Take(Varint())),
                5 => new ProtobufField(number, 0, Take(4)),
                _ => throw new InvalidDataException("not a protobuf message"),
            };
        }
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("not a protobuf message: a number is too long");
    }

    private ReadOnlyMemory<byte> Take(ulong count)
    {
        if (count > (ulong)(message.Length - _at)) throw new InvalidDataException("the protobuf message is cut off");
        _at += (int)count;
        return message.Slice(_at - (int)count, (int)count);
    }
}
