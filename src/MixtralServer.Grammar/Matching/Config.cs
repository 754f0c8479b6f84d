using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>One way to read the text so far.</summary>
/// <param name="State">The automaton's state inside a text; null where a token must come.</param>
/// <param name="Place">The text or token that is being read.</param>
/// <param name="Frame">What called it.</param>
internal readonly record struct Config(AutomatonState? State, Place Place, int Frame);
