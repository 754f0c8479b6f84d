using System.Runtime.InteropServices;
using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema.Strict;

/// <summary>
/// The part of JSON Schema that OpenAI takes where a client asks for <c>strict</c> (its guide to structured outputs): a schema that
/// is checked here is good there too. Keywords that demand nothing, such as descriptions, are free.
/// </summary>
public static class StrictSubset
{
    /// <summary>Checks a schema. That it is one at all is not checked: whoever reads it finds out.</summary>
    /// <param name="schema">The whole document.</param>
    /// <returns>The first violation, in the order of the document from the outside in, or null.</returns>
    public static StrictViolation? Check(JsonElement schema)
    {
        if (!JsonSurrogates.AreWhole(JsonMarshal.GetRawUtf8Value(schema)))
            return new StrictViolation([], "the schema has half a surrogate pair in it, which is no text");
        var totals = new StrictTotals();
        var waiting = new Stack<StrictPlace>([StrictPlace.Root(schema)]); // bounded by the schemas of the document
        while (waiting.TryPop(out var place))
        {
            if ((StrictRules.Check(place) ?? totals.Add(place)) is { } message) return new StrictViolation(place.Context, message);
            foreach (var child in place.Children().Reverse()) waiting.Push(child);
        }

        return null;
    }
}
