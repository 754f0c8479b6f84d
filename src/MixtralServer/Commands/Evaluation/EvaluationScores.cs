namespace MixtralServer.Commands.Evaluation;

/// <summary>The scores of a run, as its JSON line has them.</summary>
/// <param name="Model">The model that was asked.</param>
/// <param name="Concurrency">How many requests were under way at once.</param>
/// <param name="Failed">Requests without an answer; they count as not passed.</param>
/// <param name="Total">All skills together.</param>
/// <param name="Skills">Each skill, by name.</param>
internal sealed record EvaluationScores(
    string Model, int Concurrency, int Failed, SkillScore Total, IReadOnlyDictionary<string, SkillScore> Skills)
{
    /// <summary>Adds outcomes up.</summary>
    public static EvaluationScores Of(string model, int concurrency, IReadOnlyList<EvaluationOutcome> outcomes) => new(
        model,
        concurrency,
        outcomes.Count(outcome => outcome.Failure is not null),
        SkillScore.Count(outcomes),
        outcomes.GroupBy(outcome => outcome.Skill).OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => SkillScore.Count([.. group])));
}
