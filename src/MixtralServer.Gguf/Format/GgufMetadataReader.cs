namespace MixtralServer.Gguf.Format;

/// <summary>Reads the key-value pairs that follow the header, within the limits on their number, size and depth.</summary>
internal sealed class GgufMetadataReader(GgufCursor cursor)
{
    // The length of an empty key, the type, and a value of one byte.
    public const int PairBytes = 8 + 4 + 1;

    private int _valuesLeft = GgufLimits.ValuesMax;

    public OrderedDictionary<string, GgufValue> Read(int count)
    {
        var metadata = new OrderedDictionary<string, GgufValue>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var at = cursor.Offset;
            var key = cursor.ReadString($"metadata key {index}", GgufLimits.KeyBytesMax, strict: true);
            var field = $"metadata value of \"{Shorten(key)}\"";
            var type = ReadType($"type of {field}");
            if (!metadata.TryAdd(key, ReadValue(type, field, depth: 0)))
                throw new GgufFormatException(at, $"metadata key {index}", $"\"{Shorten(key)}\" appears twice.");
        }

        return metadata;
    }

    private GgufValueType ReadType(string field)
    {
        var at = cursor.Offset;
        var type = cursor.ReadUInt32(field);
        return type <= (uint)GgufValueType.Float64
            ? (GgufValueType)type
            : throw new GgufFormatException(at, field, $"{type} is no value type.");
    }

    private GgufValue ReadValue(GgufValueType type, string field, int depth)
    {
        if (type == GgufValueType.Array)
            return ReadArray(field, depth);
        return GgufValue.Scalar(type, ReadItems(type, 1, field, depth).GetValue(0)!);
    }

    private GgufValue ReadArray(string field, int depth)
    {
        var at = cursor.Offset;
        if (depth == GgufLimits.ArrayDepthMax)
            throw new GgufFormatException(at, field, $"arrays are nested deeper than {GgufLimits.ArrayDepthMax}.");
        var elementType = ReadType($"element type of {field}");
        var count = cursor.ReadCount($"length of {field}", GgufValueTypes.BytesMin(elementType), _valuesLeft);
        return GgufValue.List(elementType, ReadItems(elementType, count, field, depth + 1));
    }

    private Array ReadItems(GgufValueType type, int count, string field, int depth)
    {
        if ((_valuesLeft -= count) < 0)
            throw new GgufFormatException(cursor.Offset, field, $"more than {GgufLimits.ValuesMax} values.");
        return type switch
        {
            GgufValueType.UInt8 => cursor.ReadNumbers<byte>(count, field),
            GgufValueType.Int8 => cursor.ReadNumbers<sbyte>(count, field),
            GgufValueType.UInt16 => cursor.ReadNumbers<ushort>(count, field),
            GgufValueType.Int16 => cursor.ReadNumbers<short>(count, field),
            GgufValueType.UInt32 => cursor.ReadNumbers<uint>(count, field),
            GgufValueType.Int32 => cursor.ReadNumbers<int>(count, field),
            GgufValueType.Float32 => cursor.ReadNumbers<float>(count, field),
            GgufValueType.UInt64 => cursor.ReadNumbers<ulong>(count, field),
            GgufValueType.Int64 => cursor.ReadNumbers<long>(count, field),
            GgufValueType.Float64 => cursor.ReadNumbers<double>(count, field),
            GgufValueType.Bool => ReadFlags(count, field),
            GgufValueType.String => ReadStrings(count, field),
            _ => ReadArrays(count, field, depth),
        };
    }

    private bool[] ReadFlags(int count, string field)
    {
        var at = cursor.Offset;
        var bytes = cursor.ReadNumbers<byte>(count, field);
        var wrong = bytes.AsSpan().IndexOfAnyExcept((byte)0, (byte)1);
        if (wrong >= 0)
            throw new GgufFormatException(at + wrong, field, $"a bool is 0 or 1, not {bytes[wrong]}.");
        return Array.ConvertAll(bytes, flag => flag == 1);
    }

    private string[] ReadStrings(int count, string field)
    {
        var texts = new string[count];
        for (var index = 0; index < count; index++)
            texts[index] = cursor.ReadString(field, (int)GgufLimits.HeaderBytesMax, strict: false);
        return texts;
    }

    private GgufValue[] ReadArrays(int count, string field, int depth)
    {
        var arrays = new GgufValue[count];
        for (var index = 0; index < count; index++)
            arrays[index] = ReadArray(field, depth);
        return arrays;
    }

    private static string Shorten(string key) => key.Length <= 80 ? key : key[..80] + "…";
}
