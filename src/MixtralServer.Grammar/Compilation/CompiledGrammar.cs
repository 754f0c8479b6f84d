using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Compilation;

/// <summary>
/// A grammar made ready for one vocabulary, for any number of requests at once. To its users it never changes; inside, its
/// automata grow as texts are matched, within the limits.
/// </summary>
public sealed class CompiledGrammar
{
    private readonly MaskCache _masks;

    internal CompiledGrammar(
        Vocabulary vocabulary, LazyAutomaton automaton, Place root, GrammarLimits limits, MaskCache masks)
    {
        (Vocabulary, Automaton, Root, Limits, _masks) = (vocabulary, automaton, root, limits, masks);
        Id = masks.NextGrammar();
        Slices = [.. vocabulary.Slices.Select(slice => new SliceClasses(slice, automaton.Classes))];
    }

    /// <summary>The vocabulary whose tokens it is matched against.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>States that its automata have so far.</summary>
    public int StateCount => Automaton.Count;

    /// <summary>Its number in the keys of masks.</summary>
    internal long Id { get; }

    internal LazyAutomaton Automaton { get; }

    internal Place Root { get; }

    internal GrammarLimits Limits { get; }

    internal SliceClasses[] Slices { get; }

    /// <summary>A matcher for one text, at its beginning.</summary>
    /// <exception cref="GrammarException">The first step alone takes more work than is allowed.</exception>
    public GrammarMatcher CreateMatcher() => new(this, _masks);
}
