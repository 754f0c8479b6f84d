using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using MixtralServer.Protocol.Embeddings;

namespace MixtralServer.Protocol.Json;

/// <summary>Writes vectors in the form that was asked for; nobody sends them to a server.</summary>
internal sealed class EmbeddingVectorConverter : JsonConverter<EmbeddingVector>
{
    public override EmbeddingVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Embeddings are only written.");

    public override void Write(Utf8JsonWriter writer, EmbeddingVector value, JsonSerializerOptions options)
    {
        if (value.IsBase64)
        {
            writer.WriteBase64StringValue(BytesOf(value.Values));
            return;
        }

        writer.WriteStartArray();
        foreach (var coordinate in value.Values)
            writer.WriteNumberValue(coordinate);
        writer.WriteEndArray();
    }

    private static byte[] BytesOf(IReadOnlyList<float> values)
    {
        var bytes = new byte[values.Count * sizeof(float)];
        for (var i = 0; i < values.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        return bytes;
    }
}
