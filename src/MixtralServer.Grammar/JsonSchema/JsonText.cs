using System.Text;
using System.Text.Json;
using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.JsonSchema;

/// <summary>Writes values the one way in which grammars of schemas have them, but for the order of properties.</summary>
public static class JsonText
{
    /// <summary>The text of a value. Numbers stay as they were written.</summary>
    /// <param name="value">As deep as its reader allowed, which is 64 levels unless someone said otherwise.</param>
    /// <param name="whitespace">Flexible is written like spaced.</param>
    public static string Of(JsonElement value, JsonWhitespace whitespace)
    {
        var text = new StringBuilder();
        Write(value, whitespace == JsonWhitespace.Compact ? "" : " ", text);
        return text.ToString();
    }

    private static void Write(JsonElement value, string space, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, space, text);
                break;
            case JsonValueKind.Array:
                WriteArray(value, space, text);
                break;
            case JsonValueKind.String:
                WriteString(value.GetString()!, text);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement value, string space, StringBuilder text)
    {
        var comma = "{";
        foreach (var member in value.EnumerateObject())
        {
            text.Append(comma);
            WriteString(member.Name, text);
            text.Append(':').Append(space);
            Write(member.Value, space, text);
            comma = "," + space;
        }

        text.Append(comma[0] == '{' ? "{}" : "}");
    }

    private static void WriteArray(JsonElement value, string space, StringBuilder text)
    {
        var comma = "[";
        foreach (var item in value.EnumerateArray())
        {
            text.Append(comma);
            Write(item, space, text);
            comma = "," + space;
        }

        text.Append(comma[0] == '[' ? "[]" : "]");
    }

    private static void WriteString(string value, StringBuilder text)
        => text.Append('"').Append(JsonStringText.Escape(value)).Append('"');
}
