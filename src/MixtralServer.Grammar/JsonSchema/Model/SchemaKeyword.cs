using System.Text.Json;

namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>
/// What one keyword, or several that belong together, demand of a value. Those for another type demand nothing.
/// </summary>
public abstract record SchemaKeyword
{
    private SchemaKeyword(string pointer) => Pointer = pointer;

    /// <summary>JSON pointer of the keyword from the document's root.</summary>
    public string Pointer { get; }

    /// <summary><c>type</c>, with <c>nullable</c> taken in.</summary>
    public sealed record Types(string At, JsonTypes Allowed) : SchemaKeyword(At);

    /// <summary><c>enum</c> or <c>const</c>.</summary>
    public sealed record Values(string At, IReadOnlyList<JsonElement> Allowed) : SchemaKeyword(At);

    /// <summary><c>minimum</c> or <c>exclusiveMinimum</c>.</summary>
    public sealed record Minimum(string At, ExactNumber Bound, bool Exclusive) : SchemaKeyword(At);

    /// <summary><c>maximum</c> or <c>exclusiveMaximum</c>.</summary>
    public sealed record Maximum(string At, ExactNumber Bound, bool Exclusive) : SchemaKeyword(At);

    /// <summary><c>multipleOf</c>; the divisor is positive.</summary>
    public sealed record MultipleOf(string At, ExactNumber Divisor) : SchemaKeyword(At);

    /// <summary><c>minLength</c>, in code points.</summary>
    public sealed record MinLength(string At, int Count) : SchemaKeyword(At);

    /// <summary><c>maxLength</c>, in code points.</summary>
    public sealed record MaxLength(string At, int Count) : SchemaKeyword(At);

    /// <summary><c>pattern</c>: an ECMAScript regular expression, found anywhere in the string.</summary>
    public sealed record Pattern(string At, string Expression) : SchemaKeyword(At);

    /// <summary><c>format</c>.</summary>
    public sealed record Format(string At, string Name) : SchemaKeyword(At);

    /// <summary><c>prefixItems</c> and <c>items</c>, or what older drafts call <c>items</c> and <c>additionalItems</c>.</summary>
    /// <param name="At">Pointer of the keyword.</param>
    /// <param name="Prefix">Schemas of the first items.</param>
    /// <param name="Rest">The schema of all others; null where the schema says nothing of them.</param>
    public sealed record Items(string At, IReadOnlyList<SchemaNode> Prefix, SchemaNode? Rest) : SchemaKeyword(At);

    /// <summary><c>minItems</c>.</summary>
    public sealed record MinItems(string At, int Count) : SchemaKeyword(At);

    /// <summary><c>maxItems</c>.</summary>
    public sealed record MaxItems(string At, int Count) : SchemaKeyword(At);

    /// <summary><c>uniqueItems</c>, where it is true.</summary>
    public sealed record UniqueItems(string At) : SchemaKeyword(At);

    /// <summary><c>contains</c>, with <c>minContains</c> and <c>maxContains</c>.</summary>
    public sealed record Contains(string At, SchemaNode Item, int Min, int? Max) : SchemaKeyword(At);

    /// <summary><c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
    /// <param name="At">Pointer of the first of them.</param>
    /// <param name="Declared">By name, in the order of the schema.</param>
    /// <param name="Patterns">By regular expression.</param>
    /// <param name="Additional">The schema of all others; null where the schema says nothing of them.</param>
    public sealed record Properties(
        string At, IReadOnlyList<NamedSchema> Declared, IReadOnlyList<NamedSchema> Patterns, SchemaNode? Additional)
        : SchemaKeyword(At);

    /// <summary><c>propertyNames</c>.</summary>
    public sealed record PropertyNames(string At, SchemaNode Name) : SchemaKeyword(At);

    /// <summary><c>required</c>.</summary>
    public sealed record Required(string At, IReadOnlyList<string> Names) : SchemaKeyword(At);

    /// <summary><c>minProperties</c>.</summary>
    public sealed record MinProperties(string At, int Count) : SchemaKeyword(At);

    /// <summary><c>maxProperties</c>.</summary>
    public sealed record MaxProperties(string At, int Count) : SchemaKeyword(At);

    /// <summary>One member of <c>dependentRequired</c>: whoever has the property needs the others.</summary>
    public sealed record DependentRequired(string At, string Name, IReadOnlyList<string> Needed) : SchemaKeyword(At);

    /// <summary>One member of <c>dependentSchemas</c>: an object that has the property satisfies the schema.</summary>
    public sealed record DependentSchema(string At, string Name, SchemaNode Schema) : SchemaKeyword(At);

    /// <summary><c>allOf</c>.</summary>
    public sealed record AllOf(string At, IReadOnlyList<SchemaNode> Parts) : SchemaKeyword(At);

    /// <summary><c>anyOf</c>.</summary>
    public sealed record AnyOf(string At, IReadOnlyList<SchemaNode> Parts) : SchemaKeyword(At);

    /// <summary><c>oneOf</c>.</summary>
    public sealed record OneOf(string At, IReadOnlyList<SchemaNode> Parts) : SchemaKeyword(At);

    /// <summary><c>not</c>.</summary>
    public sealed record Not(string At, SchemaNode Schema) : SchemaKeyword(At);

    /// <summary><c>if</c>, <c>then</c> and <c>else</c>; one of the two is there.</summary>
    public sealed record Condition(string At, SchemaNode If, SchemaNode? Then, SchemaNode? Else) : SchemaKeyword(At);

    /// <summary><c>$ref</c>; the document knows its target.</summary>
    public sealed record Reference(string At, string Target) : SchemaKeyword(At);

    /// <summary><c>unevaluatedItems</c>.</summary>
    public sealed record UnevaluatedItems(string At, SchemaNode Schema) : SchemaKeyword(At);

    /// <summary><c>unevaluatedProperties</c>.</summary>
    public sealed record UnevaluatedProperties(string At, SchemaNode Schema) : SchemaKeyword(At);
}
