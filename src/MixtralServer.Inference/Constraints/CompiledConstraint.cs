using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Inference.Constraints;

/// <summary>A constraint made ready for a model's vocabulary.</summary>
/// <param name="grammar">What output is kept to.</param>
/// <param name="relaxed">Parts of the constraint that the grammar does not keep, each as a sentence with its place.</param>
internal sealed class CompiledConstraint(CompiledGrammar grammar, IReadOnlyList<string> relaxed)
{
    /// <summary>What output is kept to.</summary>
    public CompiledGrammar Grammar { get; } = grammar;

    /// <summary>Parts of the constraint that the grammar does not keep, each as a sentence with its place.</summary>
    public IReadOnlyList<string> Relaxed { get; } = relaxed;

    /// <summary>When it was last used, in uses of the compiler that keeps it.</summary>
    public long LastUse { get; private set; }

    /// <summary>Notes that it is used.</summary>
    public CompiledConstraint Use(long now)
    {
        LastUse = now;
        return this;
    }
}
