using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MixtralServer.Commands.Evaluation;

/// <summary>Holds answers against checks.</summary>
internal static partial class AnswerJudge
{
    /// <summary>Whether an answer passes.</summary>
    public static bool Passes(EvaluationAnswer answer, AnswerCheck check) => check switch
    {
        AnswerCheck.Exact exact => answer.Text.Trim() == exact.Text.Trim(),
        AnswerCheck.Contains contains => contains.Texts.All(text => answer.Text.Contains(text, StringComparison.OrdinalIgnoreCase)),
        AnswerCheck.LastNumber number => LastNumberOf(answer.Text) == number.Value,
        AnswerCheck.ToolCalls calls => AreSame(answer.Calls, calls.Calls),
        AnswerCheck.SameJson same => JsonValues.TryParse(answer.Text) is { } value && JsonElement.DeepEquals(value, same.Value),
        _ => throw new InvalidOperationException($"Unknown check {check}."),
    };

    private static decimal? LastNumberOf(string text) =>
        NumberPattern().Matches(text) is [.., var last]
        && decimal.TryParse(last.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool AreSame(IReadOnlyList<FunctionCall> made, IReadOnlyList<FunctionCall> wanted) =>
        made.Count == wanted.Count && made.Zip(wanted).All(pair => pair.First.IsSameAs(pair.Second));

    // Not the digits of a word such as K7, and not the minus of 10-3.
    [GeneratedRegex(@"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?")]
    private static partial Regex NumberPattern();
}
