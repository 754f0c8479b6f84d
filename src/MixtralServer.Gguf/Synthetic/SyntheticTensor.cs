using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>A tensor to generate, and the standard deviation of its weights (0: all are 1).</summary>
internal readonly record struct SyntheticTensor(GgufTensor Tensor, double Deviation);
