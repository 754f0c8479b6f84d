using System.Text.Json;

namespace MixtralServer.Chat.Responses;

/// <summary>JSON values that stand for members which a request leaves out.</summary>
internal static class JsonWords
{
    public static JsonElement True { get; } = Parse("true");

    public static JsonElement Auto { get; } = Parse("\"auto\"");

    public static JsonElement NoMembers { get; } = Parse("{}");

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
