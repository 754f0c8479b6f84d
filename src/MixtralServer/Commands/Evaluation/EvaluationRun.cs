namespace MixtralServer.Commands.Evaluation;

/// <summary>Sends all tasks to a server, so many at once, and judges the answers.</summary>
internal static class EvaluationRun
{
    /// <summary>Runs them.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="concurrency">How many are asked at once; at least 1.</param>
    /// <param name="ask">Asks one.</param>
    /// <param name="cancellation">Breaks the run off.</param>
    /// <returns>What came of each, in their order.</returns>
    public static async Task<IReadOnlyList<EvaluationOutcome>> RunAsync(
        IReadOnlyList<EvaluationTask> tasks,
        int concurrency,
        Func<EvaluationTask, CancellationToken, Task<EvaluationAnswer>> ask,
        CancellationToken cancellation)
    {
        var outcomes = new EvaluationOutcome[tasks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForAsync(0, tasks.Count, options, async (index, token) =>
            outcomes[index] = await OutcomeOfAsync(tasks[index], ask, token));
        return outcomes;
    }

    private static async Task<EvaluationOutcome> OutcomeOfAsync(
        EvaluationTask task, Func<EvaluationTask, CancellationToken, Task<EvaluationAnswer>> ask, CancellationToken cancellation)
    {
        try
        {
            var answer = await ask(task, cancellation);
            return new EvaluationOutcome(task.Skill, AnswerJudge.Passes(answer, task.Check), Failure: null);
        }
        catch (Exception e) when (e is HttpRequestException or InvalidDataException or TimeoutException)
        {
            return new EvaluationOutcome(task.Skill, Passed: false, e.Message);
        }
    }
}
