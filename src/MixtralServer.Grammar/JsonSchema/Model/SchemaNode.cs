namespace MixtralServer.Grammar.JsonSchema.Model;

/// <summary>One schema within a schema document.</summary>
public abstract record SchemaNode
{
    private SchemaNode(string pointer) => Pointer = pointer;

    /// <summary>JSON pointer from the document's root; empty for the root.</summary>
    public string Pointer { get; }

    /// <summary>The schema <c>true</c>.</summary>
    public sealed record Always(string At) : SchemaNode(At);

    /// <summary>The schema <c>false</c>.</summary>
    public sealed record Never(string At) : SchemaNode(At);

    /// <summary>A schema object: a value must satisfy every keyword. Empty is the same as <c>true</c>.</summary>
    public sealed record Assertions(string At, IReadOnlyList<SchemaKeyword> Keywords) : SchemaNode(At);
}
