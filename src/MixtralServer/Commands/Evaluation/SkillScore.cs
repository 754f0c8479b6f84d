namespace MixtralServer.Commands.Evaluation;

/// <summary>How many tasks were passed.</summary>
/// <param name="Passed">Those with the right answer.</param>
/// <param name="Of">All of them, those that failed included.</param>
internal sealed record SkillScore(int Passed, int Of)
{
    /// <summary>Their share, in percent with one decimal.</summary>
    public double Percent => Math.Round(100.0 * Passed / Math.Max(1, Of), 1);

    /// <summary>Counts outcomes.</summary>
    public static SkillScore Count(IReadOnlyCollection<EvaluationOutcome> outcomes) =>
        new(outcomes.Count(outcome => outcome.Passed), outcomes.Count);
}
