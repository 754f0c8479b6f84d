namespace MixtralServer.Inference.Ports;

/// <summary>The index of one entry of a model's vocabulary, from 0 to the vocabulary's size less one.</summary>
public readonly record struct TokenId(int Value);
