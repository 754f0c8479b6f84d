namespace MixtralServer.Gguf.Format;

/// <summary>Reads the tensor table and checks every tensor against the size of the file.</summary>
internal sealed class GgufTensorReader(GgufCursor cursor, int alignment, long fileBytes)
{
    // Name length, number of dimensions, one dimension, type, offset.
    public const int EntryBytes = 8 + 4 + 8 + 4 + 8;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private readonly List<(GgufTensor Tensor, long At)> _entries = [];

    public void Read(int count)
    {
        for (var index = 0; index < count; index++)
            _entries.Add(ReadEntry($"tensor {index}"));
    }

    /// <summary>The tensors, once it is known where their data starts: each within the file, none over another.</summary>
    public IReadOnlyList<GgufTensor> Placed(long dataOffset)
    {
        var dataBytes = Math.Max(0, fileBytes - dataOffset);
        var previousEnd = 0L;
        foreach (var (tensor, at) in _entries.OrderBy(entry => entry.Tensor.Offset))
        {
            var field = $"offset of tensor \"{tensor.Name}\"";
            if (tensor.Offset < previousEnd)
                throw new GgufFormatException(at, field, "its data overlaps that of another tensor.");
            if (tensor.Offset > dataBytes || tensor.Bytes > dataBytes - tensor.Offset)
                throw new GgufFormatException(at, field, Missing(tensor, dataOffset));
            previousEnd = tensor.Offset + tensor.Bytes;
        }

        return _entries.ConvertAll(entry => entry.Tensor);
    }

    private (GgufTensor Tensor, long At) ReadEntry(string field)
    {
        var at = cursor.Offset;
        var name = cursor.ReadString($"{field} name", GgufLimits.TensorNameBytesMax, strict: true);
        if (!_names.Add(name))
            throw new GgufFormatException(at, $"{field} name", $"\"{name}\" appears twice.");
        var shapeAt = cursor.Offset;
        var shape = ReadShape($"shape of tensor \"{name}\"");
        var type = ReadType($"type of tensor \"{name}\"", shape[0]);
        var offsetAt = cursor.Offset;
        var offset = ReadOffset($"offset of tensor \"{name}\"");
        var tensor = new GgufTensor(name, shape, type, offset);
        try
        {
            _ = tensor.Bytes;
        }
        catch (OverflowException)
        {
            throw new GgufFormatException(shapeAt, $"shape of tensor \"{name}\"", "its size overflows 63 bits.");
        }

        return (tensor, offsetAt);
    }

    private long[] ReadShape(string field)
    {
        var at = cursor.Offset;
        var dimensions = cursor.ReadUInt32(field);
        if (dimensions is 0 or > GgufLimits.DimensionsMax)
            throw new GgufFormatException(at, field, $"{dimensions} dimensions; 1 to {GgufLimits.DimensionsMax} exist.");
        var shape = new long[dimensions];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var extentAt = cursor.Offset;
            var extent = cursor.ReadUInt64(field);
            if (extent is 0 or > long.MaxValue)
                throw new GgufFormatException(extentAt, field, $"an extent of {extent} is not possible.");
            shape[axis] = (long)extent;
        }

        return shape;
    }

    private GgmlType ReadType(string field, long rowElements)
    {
        var at = cursor.Offset;
        var type = (GgmlType)cursor.ReadUInt32(field);
        var layout = GgmlTypeLayout.Of(type)
            ?? throw new GgufFormatException(at, field, $"type number {(uint)type} is not known.");
        if (rowElements % layout.BlockElements != 0)
        {
            throw new GgufFormatException(
                at, field, $"rows of {rowElements} are no multiple of the {layout.BlockElements} of a {type} block.");
        }

        return type;
    }

    private long ReadOffset(string field)
    {
        var at = cursor.Offset;
        var offset = cursor.ReadUInt64(field);
        if (offset > long.MaxValue || offset % (ulong)alignment != 0)
            throw new GgufFormatException(at, field, $"{offset} is no multiple of the alignment, {alignment}.");
        return (long)offset;
    }

    private string Missing(GgufTensor tensor, long dataOffset) =>
        $"its data would end at byte {(UInt128)dataOffset + (ulong)tensor.Offset + (ulong)tensor.Bytes} of a file of "
        + $"{fileBytes} bytes; the file is cut short or damaged.";
}
