using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>A value under validation and the way to it, from which a pointer is made only where one is needed.</summary>
internal sealed record Instance(JsonElement Value, Instance? Parent, string Token)
{
    public static Instance Root(JsonElement value) => new(value, null, "");

    public Instance Child(JsonElement value, string token) => new(value, this, token);

    /// <summary>The name of a property, as a value of its own.</summary>
    public Instance Name(string name)
    {
        using var text = JsonDocument.Parse($"\"{JsonEncodedText.Encode(name)}\"");
        return new Instance(text.RootElement.Clone(), this, name);
    }

    public SchemaViolation Breaks(SchemaKeyword keyword, string message) => Breaks(keyword.Pointer, message);

    public SchemaViolation Breaks(string pointer, string message) => new(Pointer(), pointer, message);

    private string Pointer()
    {
        var tokens = new Stack<string>(); // bounded by the depth of the value
        for (var at = this; at.Parent is not null; at = at.Parent) tokens.Push(at.Token);
        return tokens.Aggregate("", JsonPointers.Join);
    }
}
