using System.Text.Json;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Reading;

/// <summary>What the parts of one reading share: limits, the first problem, and the references still to be followed.</summary>
internal sealed class ReadingState(SchemaLimits limits, bool lenient)
{
    // Long names above many schemas would make pointers larger than the schema by far.
    private const int PointerCharsMax = 16 << 20;

    private readonly List<SchemaProblem> _relaxed = []; // bounded by the keywords of the document
    private int _nodes;
    private int _pointerChars;

    /// <summary>The first problem found; what is read after it counts for nothing.</summary>
    public SchemaProblem? Problem { get; private set; }

    /// <summary>References that were read and not yet followed, with the URI they are relative to.</summary>
    public Queue<(SchemaKeyword.Reference Reference, Uri Base)> References { get; } = new();

    /// <summary>Keywords that are left out, since they are valid but not understood; none unless lenient.</summary>
    public IReadOnlyList<SchemaProblem> Relaxed => _relaxed;

    public void Fail(string pointer, string message) => Problem ??= new SchemaProblem(pointer, message);

    /// <summary>Says that a keyword is valid but not understood, so that not even a finished text can be checked against it.</summary>
    public void Cannot(string pointer, string message)
    {
        if (lenient) _relaxed.Add(new SchemaProblem(pointer, message));
        else Fail(pointer, message);
    }

    /// <summary>
    /// Whether there are references that depend on where they are followed from. They are not understood, and neither is then what
    /// they leave unevaluated.
    /// </summary>
    public bool HasDynamicReferences { get; set; }

    /// <summary>Counts one more schema.</summary>
    /// <returns>Whether it is still within the limits.</returns>
    public bool Enter(string pointer, int depth)
    {
        limits.Cancellation.ThrowIfCancellationRequested();
        if (depth > limits.DepthMax)
            Fail(pointer, $"The schema is nested deeper than {limits.DepthMax}; move parts to $defs and refer to them.");
        if (++_nodes > limits.NodesMax)
            Fail(pointer, $"The schema has more than {limits.NodesMax} schemas in it; use fewer.");
        return Problem is null;
    }

    /// <summary>The pointer of a member.</summary>
    public string Join(string pointer, string token)
    {
        limits.Cancellation.ThrowIfCancellationRequested();
        var joined = JsonPointers.Join(pointer, token);
        _pointerChars += joined.Length;
        if (_pointerChars > PointerCharsMax)
            Fail("", "The schema nests too much under long names; shorten the names.");
        return Problem is null ? joined : "";
    }

    /// <summary>Says that a keyword has the wrong kind of value.</summary>
    public void FailKind(string pointer, JsonElement found, string expected)
        => Fail(pointer, $"This must be {expected}, not {found.ValueKind.ToString().ToLowerInvariant()}.");
}
