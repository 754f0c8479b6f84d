using System.Text;
using System.Text.Json;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Chat.Json;

/// <summary>
/// JSON as Python's <c>json.dumps(json.loads(…), ensure_ascii=False)</c> writes it, which is what Mistral's models were trained
/// on: a space behind commas and colons, only quotes, backslashes and control characters escaped, the last of several members of
/// one name in the place of the first, numbers as Python prints them.
/// </summary>
internal static class PythonJson
{
    // Python gives up at about a thousand levels. Deeper text is written as a string.
    private const int DepthMax = 512;

    /// <summary>Writes a value that was parsed.</summary>
    /// <returns>Null where a string in it has half of a surrogate pair.</returns>
    public static string? TryWrite(JsonElement value)
    {
        try
        {
            return Write(value);
        }
        catch (InvalidOperationException)
        {
            return null; // what reading such a string throws
        }
    }

    /// <summary>Writes text as the value that it is JSON of, no text as <c>{}</c>, and any other text as a string.</summary>
    public static string OfText(string text)
    {
        if (text.Length == 0)
            return "{}";
        try
        {
            using var document = JsonDocument.Parse(PythonConstants.Hide(text), new JsonDocumentOptions { MaxDepth = DepthMax });
            return TryWrite(document.RootElement) ?? Quote(text);
        }
        catch (JsonException)
        {
            return Quote(text);
        }
    }

    /// <summary>Writes a string.</summary>
    public static string Quote(string text) => $"\"{JsonStringText.Escape(text)}\"";

    private static string Write(JsonElement root)
    {
        var text = new StringBuilder();
        Stack<object> pending = new([root]); // values still to write, and the text between them; bounded by the document
        while (pending.TryPop(out var next))
        {
            if (next is JsonElement value)
                WriteValue(value, text, pending);
            else
                text.Append((string)next);
        }

        return text.ToString();
    }

    private static void WriteValue(JsonElement value, StringBuilder text, Stack<object> pending)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                PushMembers(value, pending);
                break;
            case JsonValueKind.Array:
                PushItems(value, pending);
                break;
            case JsonValueKind.String:
                text.Append(Quote(value.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(PythonConstants.Show(value.GetRawText()) ?? PythonNumber.Write(value.GetRawText()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    // Pushed backwards, so that the first is popped first.
    private static void PushMembers(JsonElement value, Stack<object> pending)
    {
        OrderedDictionary<string, JsonElement> members = [];
        foreach (var member in value.EnumerateObject())
            members[member.Name] = member.Value;

        pending.Push("}");
        for (var i = members.Count - 1; i >= 0; i--)
        {
            var (name, member) = members.GetAt(i);
            pending.Push(member);
            pending.Push($"{(i > 0 ? ", " : "")}{Quote(name)}: ");
        }

        pending.Push("{");
    }

    private static void PushItems(JsonElement value, Stack<object> pending)
    {
        JsonElement[] items = [.. value.EnumerateArray()];
        pending.Push("]");
        for (var i = items.Length - 1; i >= 0; i--)
        {
            pending.Push(items[i]);
            if (i > 0)
                pending.Push(", ");
        }

        pending.Push("[");
    }
}
