using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Matching;

/// <summary>Finds out which tokens may follow, by walking the trie of the vocabulary with all ways to read the text.</summary>
internal sealed class MaskBuilder
{
    private readonly CompiledGrammar _grammar;
    private readonly StackMachine _machine;
    private readonly SliceInclusion _inclusion;
    private readonly SliceReach _reach;
    private readonly ConfigList[] _levels;

    public MaskBuilder(CompiledGrammar grammar, StackMachine machine)
    {
        (_grammar, _machine) = (grammar, machine);
        _inclusion = new SliceInclusion(grammar.Automaton, machine.Fuel);
        _reach = new SliceReach(grammar.Automaton, machine.Fuel);
        _levels = new ConfigList[grammar.Vocabulary.Trie.LengthMax + 1];
        for (var i = 0; i < _levels.Length; i++) _levels[i] = new ConfigList();
    }

    /// <summary>Sets the bits of the tokens that may follow, but for those that end the output.</summary>
    public void Build(ReadOnlySpan<Config> configs, Span<ulong> mask)
    {
        mask.Clear();
        foreach (var (state, place, _) in configs)
        {
            if (state is null) Or(place.Terminal.Mask, mask);
        }

        _levels[0].CopyFrom(configs, complete: false);
        Walk(TakeSlice(configs, mask), mask);
    }

    // Sets the bits of a slice that fits and gives the tokens that are left.
    private TokenTrie TakeSlice(ReadOnlySpan<Config> configs, Span<ulong> mask)
    {
        foreach (var classes in _grammar.Slices)
        {
            foreach (var (state, _, _) in configs)
            {
                if (state is null || LengthOf(state, classes, alone: configs.Length == 1) is not { } length) continue;
                Or(classes.Slice.Mask(length), mask);
                return classes.Slice.Rest;
            }
        }

        return _grammar.Vocabulary.Trie;
    }

    // So many characters of a slice may follow, whichever they are, and no more; null where that cannot be said.
    private int? LengthOf(AutomatonState state, SliceClasses classes, bool alone)
    {
        if (_inclusion.Contains(state.Node, classes)) return classes.Slice.LengthMax;
        if (!classes.First.IsWithin(state.Node.First)) return null;
        if (_reach.Find(state, classes, out var exact) is not { } length) return null;
        return length == classes.Slice.LengthMax || (exact && alone) ? length : null;
    }

    private void Walk(TokenTrie trie, Span<ulong> mask)
    {
        var nodes = trie.Nodes;
        for (var i = 0; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            var to = _levels[node.Depth];
            _machine.Fuel.Spend(1);
            _machine.Step(_levels[node.Depth - 1], node.Value, to);
            if (to.Stuck)
            {
                i += node.Size;
                continue;
            }

            if (node.Token >= 0) Allow(trie, node.Token, mask);
            i += to.Count == 0 ? node.Size : 1;
        }
    }

    private static void Allow(TokenTrie trie, int token, Span<ulong> mask)
    {
        mask[token >> 6] |= 1UL << (token & 63);
        if (!trie.HasTwins) return;
        for (var twin = trie.TwinOf(token); twin >= 0; twin = trie.TwinOf(twin)) mask[twin >> 6] |= 1UL << (twin & 63);
    }

    private static void Or(ReadOnlySpan<ulong> from, Span<ulong> mask)
    {
        for (var i = 0; i < mask.Length; i++) mask[i] |= from[i];
    }
}
