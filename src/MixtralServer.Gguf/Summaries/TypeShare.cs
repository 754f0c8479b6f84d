using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Summaries;

/// <summary>How much of a model is stored in one tensor type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Tensors">Number of tensors.</param>
/// <param name="Elements">Number of weights.</param>
/// <param name="Bytes">Bytes they take.</param>
public sealed record TypeShare(GgmlType Type, int Tensors, long Elements, long Bytes);
