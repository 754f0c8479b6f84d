using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MixtralServer.Chat.Json;

/// <summary>Reads strings and members of JSON that nobody has looked into yet.</summary>
internal static class JsonStrings
{
    /// <summary>Whether a member is there and says something: clients write null for what they leave out.</summary>
    public static bool IsGiven([NotNullWhen(true)] JsonElement? value) => value is { ValueKind: not JsonValueKind.Null };

    /// <summary>The text; null where the value is no string, or one with half of a surrogate pair, which is no text.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member; null where the value is no object, has no such member, or one whose name is no text.</summary>
    public static JsonElement? Member(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
