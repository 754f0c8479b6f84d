using System.Globalization;
using System.Text;
using MixtralServer.Gguf.Format;

namespace MixtralServer.Commands.Models;

/// <summary>Renders a report for people. Text from the file is shown without control characters.</summary>
internal static class InspectText
{
    private const int TemplateLinesMax = 5;

    private const int ValueCharactersMax = 100;

    private const int ArrayItemsMax = 8;

    public static string Render(ModelReport report)
    {
        var text = new StringBuilder();
        foreach (var (label, value) in Facts(report))
            text.Append(CultureInfo.InvariantCulture, $"{label,-14}{value}\n");
        AppendTemplate(text, report.Summary.ChatTemplate);
        text.Append("\nTypes\n");
        foreach (var share in report.Summary.Types)
            text.Append(CultureInfo.InvariantCulture, $"  {share.Type,-8}{share.Tensors,6} tensors  {Size(share.Bytes),12}\n");
        text.Append("\nMetadata\n");
        foreach (var (key, value) in report.Parts[0].Metadata)
            text.Append(CultureInfo.InvariantCulture, $"  {Clean(key),-42} {Show(value)}\n");
        if (report.ListTensors)
            AppendTensors(text, report.Summary.Tensors);
        return text.ToString();
    }

    private static IEnumerable<(string Label, string Value)> Facts(ModelReport report)
    {
        var summary = report.Summary;
        yield return ("File", report.Path + (report.Parts.Count > 1 ? $" and {report.Parts.Count - 1} more parts" : ""));
        if (report.Note is not null)
            yield return ("Note", report.Note);
        yield return ("Format", $"GGUF version {report.Parts[0].Version}, alignment {report.Parts[0].Alignment}");
        yield return ("Architecture", Clean(summary.Architecture ?? "not given"));
        yield return ("Name", Clean(summary.Name ?? "not given"));
        yield return ("Size", $"{Size(summary.FileBytes)}, {Number(summary.Parameters)} parameters, "
            + summary.BitsPerWeight.ToString("F2", CultureInfo.InvariantCulture) + " bits per weight");
        yield return ("Context", Number(summary.Context) + " tokens");
        yield return ("Layers", $"{Number(summary.Layers)}, {Number(summary.Width)} wide, "
            + $"feed-forward {Number(summary.FeedForward)}");
        yield return ("Heads", $"{Number(summary.Heads)} ({Number(summary.KvHeads)} for keys and values)");
        if (summary.Experts is not null)
            yield return ("Experts", $"{Number(summary.Experts)}, {Number(summary.ExpertsUsed)} used for each token");
        yield return ("Tokenizer", $"{Clean(summary.Tokenizer ?? "none")}, {Number(summary.Vocabulary)} tokens, "
            + $"begin {Number(summary.BosId)}, end {Number(summary.EosId)}");
    }

    private static void AppendTemplate(StringBuilder text, string? template)
    {
        if (template is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"{"Chat template",-14}none\n");
            return;
        }

        var lines = template.Split('\n');
        text.Append(CultureInfo.InvariantCulture, $"{"Chat template",-14}{lines.Length} lines\n");
        foreach (var line in lines.Take(TemplateLinesMax))
            text.Append("  | ").Append(Cut(Clean(line))).Append('\n');
    }

    private static void AppendTensors(StringBuilder text, IReadOnlyList<GgufTensor> tensors)
    {
        text.Append("\nTensors\n");
        foreach (var tensor in tensors)
        {
            var shape = string.Join(" x ", tensor.Shape);
            text.Append(CultureInfo.InvariantCulture, $"  {Clean(tensor.Name),-32} {tensor.Type,-8} {shape,-24}")
                .Append(CultureInfo.InvariantCulture, $" {Size(tensor.Bytes),12}\n");
        }
    }

    private static string Show(GgufValue value)
    {
        if (value.Flag is bool flag)
            return flag ? "true" : "false";
        if (value.Items is not Array items)
            return Cut(Clean(Convert.ToString(value.Content, CultureInfo.InvariantCulture) ?? ""));
        var first = items.Cast<object>().Take(ArrayItemsMax).Select(item => item switch
        {
            GgufValue => "[…]",
            string word => $"\"{Cut(Clean(word))}\"",
            _ => Convert.ToString(item, CultureInfo.InvariantCulture),
        });
        var more = items.Length > ArrayItemsMax ? ", …" : "";
        return $"{items.Length} of {value.ElementType}: {Cut(string.Join(", ", first))}{more}";
    }

    private static string Cut(string text) => text.Length <= ValueCharactersMax ? text : text[..ValueCharactersMax] + "…";

    private static string Clean(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : $"{c}")) : text;

    private static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "?";

    private static string Size(long bytes) => bytes switch
    {
        >= 1 << 30 => (bytes / (double)(1 << 30)).ToString("F2", CultureInfo.InvariantCulture) + " GiB",
        >= 1 << 20 => (bytes / (double)(1 << 20)).ToString("F2", CultureInfo.InvariantCulture) + " MiB",
        _ => (bytes / 1024.0).ToString("F2", CultureInfo.InvariantCulture) + " KiB",
    };
}
