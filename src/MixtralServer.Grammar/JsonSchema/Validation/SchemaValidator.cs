using System.Runtime.InteropServices;
using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Reading;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>
/// Checks values against a schema after the fact, with every keyword that the reader knows, those included that no grammar can
/// express. It shares nothing with the compiler, so that each can be held against the other.
/// </summary>
/// <param name="document">The schema.</param>
/// <param name="assertsFormats">
/// Whether known formats are demanded, rather than taken as annotations as the standard would have it.
/// </param>
public sealed class SchemaValidator(SchemaDocument document, bool assertsFormats = true)
{
    private readonly PatternCache _patterns = new();

    /// <summary>Checks a value. Not for several threads at once.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="cancellation">
    /// Ends it early, with an <see cref="OperationCanceledException"/>; a pattern that is being matched then still takes up to 220 ms.
    /// </param>
    /// <returns>
    /// The first violation found, or null where the value is valid. Where something could not be checked within bounds, what that
    /// was, as a violation that is not certain.
    /// </returns>
    public SchemaViolation? Validate(JsonElement instance, CancellationToken cancellation)
    {
        if (!JsonSurrogates.AreWhole(JsonMarshal.GetRawUtf8Value(instance)))
            return new SchemaViolation("", document.Root.Pointer, "The value has half a surrogate pair in it, which is no text.");
        var evaluation = new Evaluation(document, _patterns, assertsFormats, cancellation);
        var violation = evaluation.Check(document.Root, Instance.Root(instance), new Evaluated());
        return evaluation.Doubt ?? violation;
    }
}
