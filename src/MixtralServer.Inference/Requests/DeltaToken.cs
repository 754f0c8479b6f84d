namespace MixtralServer.Inference.Requests;

/// <summary>A token of a <see cref="GenerationEvent.Delta"/>.</summary>
/// <param name="Start">Where in the delta's text its own begins, in UTF-16 units.</param>
/// <param name="LogProbs">How likely the model found it.</param>
public readonly record struct DeltaToken(int Start, TokenLogProbs LogProbs);
