using System.Text;

namespace MixtralServer.Gguf.Format;

/// <summary>Turns metadata and a tensor table into the bytes that stand before the tensor data.</summary>
internal static class GgufHeader
{
    public static byte[] Serialise(
        IReadOnlyCollection<KeyValuePair<string, GgufValue>> metadata,
        IReadOnlyList<GgufTensor> tensors,
        int alignment)
    {
        using var buffer = new MemoryStream();
        using var fields = new BinaryWriter(buffer);
        fields.Write("GGUF"u8);
        fields.Write(3u);
        fields.Write((ulong)tensors.Count);
        fields.Write((ulong)metadata.Count);
        foreach (var (key, value) in metadata)
            WritePair(fields, key, value);
        foreach (var tensor in tensors)
            WriteEntry(fields, tensor);
        fields.Write(new byte[(alignment - (buffer.Length % alignment)) % alignment]);
        return buffer.ToArray();
    }

    private static void WritePair(BinaryWriter fields, string key, GgufValue value)
    {
        WriteText(fields, key);
        fields.Write((uint)value.Type);
        WriteContent(fields, value.Content, value.ElementType);
    }

    private static void WriteContent(BinaryWriter fields, object content, GgufValueType? elementType)
    {
        switch (content)
        {
            case string text: WriteText(fields, text); break;
            case byte number: fields.Write(number); break;
            case sbyte number: fields.Write(number); break;
            case ushort number: fields.Write(number); break;
            case short number: fields.Write(number); break;
            case uint number: fields.Write(number); break;
            case int number: fields.Write(number); break;
            case ulong number: fields.Write(number); break;
            case long number: fields.Write(number); break;
            case float number: fields.Write(number); break;
            case double number: fields.Write(number); break;
            case bool flag: fields.Write(flag); break;
            case Array items: WriteItems(fields, items, elementType!.Value); break;
            case GgufValue { ElementType: not null } nested:
                WriteContent(fields, nested.Content, nested.ElementType);
                break;
            default: throw new ArgumentException($"A {content.GetType().Name} cannot be written.", nameof(content));
        }
    }

    private static void WriteItems(BinaryWriter fields, Array items, GgufValueType elementType)
    {
        fields.Write((uint)elementType);
        fields.Write((ulong)items.Length);
        foreach (var item in items)
            WriteContent(fields, item!, elementType: null);
    }

    private static void WriteEntry(BinaryWriter fields, GgufTensor tensor)
    {
        WriteText(fields, tensor.Name);
        fields.Write((uint)tensor.Shape.Count);
        foreach (var extent in tensor.Shape)
            fields.Write((ulong)extent);
        fields.Write((uint)tensor.Type);
        fields.Write((ulong)tensor.Offset);
    }

    private static void WriteText(BinaryWriter fields, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fields.Write((ulong)bytes.Length);
        fields.Write(bytes);
    }
}
