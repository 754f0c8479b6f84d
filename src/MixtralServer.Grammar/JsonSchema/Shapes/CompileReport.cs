using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Shapes;

/// <summary>What could not be done: fatal, or noted where the caller is lenient.</summary>
internal sealed class CompileReport(bool lenient)
{
    private readonly Dictionary<string, SchemaProblem> _relaxed = []; // bounded by the keywords of the document

    /// <summary>Whether what cannot be kept is noted rather than fatal.</summary>
    public bool IsLenient => lenient;

    /// <summary>Why there is no grammar; the first reason.</summary>
    public SchemaProblem? Problem { get; private set; }

    /// <summary>Keywords that the grammar does not keep.</summary>
    public IReadOnlyList<SchemaProblem> Relaxed => [.. _relaxed.Values];

    /// <summary>Says that a keyword cannot be kept.</summary>
    public void Cannot(string pointer, string message)
    {
        if (lenient) _relaxed.TryAdd(pointer, new SchemaProblem(pointer, message));
        else Fail(pointer, message);
    }

    /// <summary>Says that there can be no grammar, lenient or not.</summary>
    public void Fail(string pointer, string message) => Problem ??= new SchemaProblem(pointer, message);
}
