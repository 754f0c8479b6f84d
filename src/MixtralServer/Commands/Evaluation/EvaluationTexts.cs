using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MixtralServer.Commands.Evaluation;

/// <summary>
/// Long texts that several tasks ask about: the members of <c>texts.json</c> beside the tasks. Where a message says <c>{{name}}</c>, it has
/// the text of that name.
/// </summary>
internal sealed partial class EvaluationTexts
{
    private const string FileName = "texts.json";

    private readonly IReadOnlyDictionary<string, string> _texts;

    private EvaluationTexts(IReadOnlyDictionary<string, string> texts) => _texts = texts;

    /// <summary>Reads those beside a file of tasks; without any, no message may name one.</summary>
    /// <exception cref="InvalidDataException">The file is no object of texts.</exception>
    public static EvaluationTexts Beside(string tasks)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(tasks))!, FileName);
        if (!File.Exists(path)) return new EvaluationTexts(new Dictionary<string, string>());
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return new EvaluationTexts(document.RootElement.EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is no object of texts: {e.Message}", e);
        }
    }

    /// <summary>Puts the texts into a request's messages.</summary>
    /// <exception cref="InvalidDataException">A text is not there.</exception>
    public void Fill(JsonObject request)
    {
        foreach (var message in request["messages"]!.AsArray().OfType<JsonObject>())
        {
            if (message["content"] is JsonValue content && content.TryGetValue(out string? text))
                message["content"] = NamePattern().Replace(text, match => TextOf(match.Groups[1].Value));
        }
    }

    private string TextOf(string name) => _texts.GetValueOrDefault(name)
        ?? throw new InvalidDataException($"there is no text {name} in {FileName} beside it");

    [GeneratedRegex(@"\{\{([A-Za-z0-9_]+)\}\}")]
    private static partial Regex NamePattern();
}
