using System.Globalization;
using System.Text;

namespace MixtralServer.Commands.Evaluation;

/// <summary>Scores as a table in Markdown.</summary>
internal static class EvaluationTable
{
    private const string TotalName = "all";

    /// <summary>Writes the table: a row for each skill, and one for all.</summary>
    public static string Write(EvaluationScores scores)
    {
        var width = scores.Skills.Keys.Append(TotalName).Append("skill").Max(name => name.Length);
        var text = new StringBuilder();
        Append("skill", "passed", "of", "%");
        text.Append("|-").Append('-', width).Append("-|-------:|-------:|-------:|\n");
        foreach (var (name, score) in scores.Skills.Append(new(TotalName, scores.Total)))
            Append(name, Number(score.Passed), Number(score.Of), score.Percent.ToString("F1", CultureInfo.InvariantCulture));
        return text.ToString();

        void Append(string name, string passed, string of, string percent) => text
            .Append("| ").Append(name.PadRight(width)).Append(CultureInfo.InvariantCulture, $" | {passed,6} | {of,6} | {percent,6} |\n");
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
