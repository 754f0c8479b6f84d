using MixtralServer.Commands.Evaluation;

namespace MixtralServer.Evaluation.Tests;

/// <summary>Compares answers.</summary>
internal static class Answers
{
    /// <summary>An answer as one text, to the character.</summary>
    public static string Text(EvaluationAnswer answer) =>
        string.Join('\n', [answer.Text, .. answer.Calls.Select(call => $"{call.Name}({call.Arguments?.GetRawText()})")]);

    /// <summary>Fails, showing all answers that differ.</summary>
    /// <param name="tasks">What was asked.</param>
    /// <param name="expected">The answers that were given.</param>
    /// <param name="actual">Those that should be the same.</param>
    public static void AssertSame(
        IReadOnlyList<EvaluationTask> tasks, IReadOnlyList<EvaluationAnswer> expected, IReadOnlyList<EvaluationAnswer> actual)
    {
        var differing = tasks.Zip(expected, actual).Where(pair => Text(pair.Second) != Text(pair.Third))
            .Select(pair => $"{pair.First.Request["messages"]!.ToJsonString()}\n  was {Text(pair.Second)}\n  is  {Text(pair.Third)}").ToList();
        Assert.True(differing.Count == 0, $"{differing.Count} of {tasks.Count} answers differ:\n{string.Join('\n', differing)}");
        Assert.NotEmpty(tasks);
    }

    /// <summary>How many of them pass, in percent.</summary>
    public static double Score(IReadOnlyList<EvaluationTask> tasks, IReadOnlyList<EvaluationAnswer> answers) =>
        100.0 * tasks.Zip(answers).Count(pair => AnswerJudge.Passes(pair.Second, pair.First.Check)) / tasks.Count;
}
