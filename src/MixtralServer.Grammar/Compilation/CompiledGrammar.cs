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
    private readonly double _roomAtFirst;

    internal CompiledGrammar(
        Vocabulary vocabulary, LazyAutomaton automaton, Place root, GrammarLimits limits, MaskCache masks)
    {
        (Vocabulary, Automaton, Root, Limits, _masks) = (vocabulary, automaton, root, limits, masks);
        Id = masks.NextGrammar();
        _roomAtFirst = automaton.RoomLeft;
        Slices = [.. vocabulary.Slices.Select((slice, index) => new SliceClasses(index, slice, automaton.Classes))];
    }

    /// <summary>The vocabulary whose tokens it is matched against.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>States that its automata have so far.</summary>
    public int StateCount => Automaton.Count;

    /// <summary>
    /// Whether its automata have used up more than half of the room they had at first: states are never given back, as matchers
    /// hold them, so whoever keeps grammars should compile it anew for those who come then.
    /// </summary>
    public bool IsWorn => Automaton.RoomLeft < _roomAtFirst / 2;

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
