using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MixtralServer.Commands.Evaluation;

/// <summary>Holds answers against checks.</summary>
internal static partial class AnswerJudge
{
    /// <summary>Whether an answer passes. One with calls does not where a text is wanted.</summary>
    public static bool Passes(EvaluationAnswer answer, AnswerCheck check) => check is AnswerCheck.ToolCalls(var wanted)
        ? AreSame(answer.Calls, wanted)
        : answer.Calls.Count == 0 && Passes(answer.Text, check);

    private static bool Passes(string text, AnswerCheck check) => check switch
    {
        AnswerCheck.Exact exact => text.Trim() == exact.Text.Trim(),
        AnswerCheck.Contains contains => contains.Texts.All(wanted => text.Contains(wanted, StringComparison.OrdinalIgnoreCase)),
        AnswerCheck.LastNumber number => LastNumberOf(text) == number.Value,
        AnswerCheck.SameJson same => JsonValues.TryParse(text) is { } value && JsonElement.DeepEquals(value, same.Value),
        _ => throw new InvalidOperationException($"Unknown check {check}."),
    };

    private static bool AreSame(IReadOnlyList<FunctionCall> made, IReadOnlyList<FunctionCall> wanted) =>
        made.Count == wanted.Count && made.Zip(wanted).All(pair => pair.First.IsSameAs(pair.Second));

    private static long? LastNumberOf(string text) =>
        NumberPattern().Matches(ThousandsPattern().Replace(text, "")) is [.., var last]
        && long.TryParse(last.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex("(?<=[0-9]),(?=[0-9])")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex NumberPattern();
}
