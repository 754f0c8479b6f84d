using MixtralServer.Grammar.Automata;

namespace MixtralServer.Grammar.Matching;

/// <summary>Tells whether a text can go on in one way only.</summary>
/// <param name="automaton">The grammar's.</param>
/// <param name="fuel">Pays for states that are met for the first time.</param>
internal sealed class OnlyContinuation(LazyAutomaton automaton, Fuel fuel)
{
    /// <summary>The one byte that may come next.</summary>
    /// <param name="now">All ways to read the text so far.</param>
    /// <returns>Null where there are several or none, and where the text may end or go on with a token.</returns>
    public byte? Byte(ConfigList now)
    {
        if (now.Complete || now.Count == 0) return null;
        byte? only = null;
        var classes = automaton.Classes;
        Span<int> sizes = stackalloc int[256];
        for (var value = 0; value < 256; value++) sizes[classes.Of((byte)value)]++;
        for (var byteClass = 0; byteClass < classes.Count; byteClass++)
        {
            foreach (var (state, _, _) in now.Items)
            {
                if (state is null) return null;
                if (automaton.Next(state, byteClass, fuel).Dead) continue;
                var value = classes.Example(byteClass);
                if (sizes[byteClass] > 1 || (only is not null && only != value)) return null;
                only = value;
            }
        }

        return only;
    }
}
