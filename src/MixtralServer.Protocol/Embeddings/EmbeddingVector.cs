using System.Text.Json.Serialization;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Protocol.Embeddings;

/// <summary>A vector of length 1.</summary>
/// <param name="Values">Its coordinates.</param>
/// <param name="IsBase64">
/// Whether it is written as the base64 of its coordinates, 32-bit floats in little-endian order, as OpenAI does; else as numbers.
/// </param>
[JsonConverter(typeof(EmbeddingVectorConverter))]
public sealed record EmbeddingVector(IReadOnlyList<float> Values, bool IsBase64);
