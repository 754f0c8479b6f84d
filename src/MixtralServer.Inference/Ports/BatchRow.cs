namespace MixtralServer.Inference.Ports;

/// <summary>One token of one sequence in a decode step.</summary>
/// <param name="Token">The token to compute.</param>
/// <param name="Position">Its position in the sequence, 0 for the first; equal to the cells the sequence holds so far.</param>
/// <param name="Sequence">The sequence it belongs to.</param>
/// <param name="NeedsLogits">Whether the logits after this token are wanted.</param>
public readonly record struct BatchRow(TokenId Token, int Position, SequenceId Sequence, bool NeedsLogits);
