namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>The fields of one protobuf message, each with its raw bytes.</summary>
internal sealed class ProtobufFields(byte[] message)
{
    private int _at;

    public IEnumerable<(int Field, byte[] Value)> Read()
    {
        while (_at < message.Length)
        {
            var key = ReadVarint();
            yield return ((int)(key >> 3), (key & 7) switch
            {
                0 => BitConverter.GetBytes(ReadVarint()),
                1 => Take(8),
                2 => Take((int)ReadVarint()),
                5 => Take(4),
                var wire => throw new InvalidDataException($"wire type {wire}"),
            });
        }
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private byte[] Take(int count)
    {
        _at += count;
        return message[(_at - count).._at];
    }
}
