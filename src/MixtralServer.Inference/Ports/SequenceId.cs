namespace MixtralServer.Inference.Ports;

/// <summary>
/// The slot of a context's KV cache that one running sequence occupies, from 0 to
/// <see cref="IModelContext.SequenceCount"/> less one.
/// </summary>
public readonly record struct SequenceId(int Value);
