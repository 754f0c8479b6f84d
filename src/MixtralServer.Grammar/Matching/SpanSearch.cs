using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>Finds out whether the end of a text lies inside a token that may come: then the tokens before it are not certain.</summary>
internal sealed class SpanSearch
{
    private readonly CompiledGrammar _grammar;
    private readonly StackMachine _machine;
    private readonly ConfigList[] _levels;

    public SpanSearch(CompiledGrammar grammar, StackMachine machine)
    {
        (_grammar, _machine) = (grammar, machine);
        _levels = new ConfigList[grammar.Vocabulary.Trie.LengthMax + 1];
        for (var i = 0; i < _levels.Length; i++) _levels[i] = new ConfigList();
    }

    /// <summary>Whether a token begins with the end of the text and goes on as the grammar allows.</summary>
    /// <param name="end">All ways to read the text.</param>
    /// <param name="rest">The last bytes of the text, at least one.</param>
    public bool Any(MatcherState end, ReadOnlySpan<byte> rest)
    {
        var nodes = _grammar.Vocabulary.Trie.Beyond(rest);
        if (nodes.IsEmpty || end.Configs.Length == 0) return false;
        _levels[rest.Length].CopyFrom(end.Configs, complete: false);
        for (var i = 0; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            var to = _levels[node.Depth];
            _machine.Fuel.Spend(1);
            _machine.Step(_levels[node.Depth - 1], node.Value, to);
            if (!to.Stuck && node.Token >= 0) return true;
            i += to.Count == 0 ? node.Size : 1;
        }

        return false;
    }
}
