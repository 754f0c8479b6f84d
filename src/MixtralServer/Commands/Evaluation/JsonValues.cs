using System.Text.Json;

namespace MixtralServer.Commands.Evaluation;

/// <summary>JSON that a model wrote.</summary>
internal static class JsonValues
{
    /// <summary>The value of a text, or null where it is no JSON.</summary>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
