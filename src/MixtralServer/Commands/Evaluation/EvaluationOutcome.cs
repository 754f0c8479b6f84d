namespace MixtralServer.Commands.Evaluation;

/// <summary>What came of one task.</summary>
/// <param name="Skill">Its skill.</param>
/// <param name="Passed">Whether the answer passed.</param>
/// <param name="Failure">Why there was no answer; null where there was one.</param>
internal sealed record EvaluationOutcome(string Skill, bool Passed, string? Failure);
