using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Compilation;

/// <summary>Makes grammars ready for matching. Safe for any thread.</summary>
/// <param name="vocabulary">The tokens of the model.</param>
/// <param name="masks">Where masks are kept, for all grammars and requests.</param>
/// <param name="limits">What a grammar may cost.</param>
public sealed class GrammarCompiler(Vocabulary vocabulary, MaskCache masks, GrammarLimits limits)
{
    /// <summary>Compiles a grammar.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="cancellation">Ends it early, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="GrammarException">Left-recursive, matches nothing, names unknown tokens or is too costly.</exception>
    public CompiledGrammar Compile(GrammarDefinition grammar, CancellationToken cancellation)
    {
        var fuel = Fuel.ForCompile(limits, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var parts = new ExprParts(grammar);
        var regular = new RegularParts(grammar, parts);
        var budget = new MemoryBudget(limits.AutomataBytesMax);
        var pool = new RegularPool(budget, fuel);
        var lowering = new RegularLowering(grammar, regular.Order, pool);
        var places = new PlaceBuilder(grammar, parts, regular, lowering, vocabulary);
        var automaton = new LazyAutomaton(pool, budget, limits.StatesMax, vocabulary.Trie.LengthMax);
        foreach (var place in places.Places)
        {
            if (place.Kind == PlaceKind.Text) place.Start = automaton.Start(place.Node, fuel);
        }

        new PlaceAnalysis(places.Places).Run();
        if (!places.Root.Productive) throw new GrammarException("the grammar matches no text at all");
        return new CompiledGrammar(vocabulary, automaton, places.Root, limits, masks);
    }
}
