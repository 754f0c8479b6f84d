using System.Runtime.InteropServices;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Looks masks up, or finds them and keeps them. How much of the stacks decides a mask is only known once it was found, so
/// shorter keys lead to longer ones.
/// </summary>
internal sealed class MaskSearch
{
    private readonly CompiledGrammar _grammar;
    private readonly MaskCache _cache;
    private readonly StackMachine _machine;
    private readonly MaskKey _key;
    private readonly MaskBuilder _builder;
    private readonly List<Config> _clipped = []; // bounded by AlternativesMax

    public MaskSearch(CompiledGrammar grammar, MaskCache cache, StackMachine machine)
    {
        (_grammar, _cache, _machine) = (grammar, cache, machine);
        _key = new MaskKey(grammar, machine.Frames);
        _builder = new MaskBuilder(grammar, machine);
    }

    /// <summary>Sets the bits of the tokens that may follow, but for those that end the output.</summary>
    /// <param name="configs">All ways to read the text.</param>
    /// <param name="mask">Empty.</param>
    /// <param name="onlyKept">Whether to leave it at that where the mask is not kept.</param>
    /// <returns>False where it is left at that.</returns>
    public bool TryFill(ReadOnlySpan<Config> configs, Span<ulong> mask, bool onlyKept)
    {
        if (configs.IsEmpty) return true;
        Clip(configs);
        var clipped = CollectionsMarshal.AsSpan(_clipped);
        var depth = _key.DepthOf(clipped);
        for (var level = 0; level <= depth + 1; level++)
        {
            SetKey(clipped, level, depth);
            if (_cache.Find(_key.Numbers) is not { } entry) break;
            if (entry.Deeper) continue;
            entry.CopyTo(mask);
            return true;
        }

        if (!onlyKept) Find(clipped, depth, mask);
        return !onlyKept;
    }

    private void SetKey(ReadOnlySpan<Config> clipped, int level, int depth)
    {
        _key.Set(clipped, level, depth - level);
        _machine.Fuel.Spend(_key.Numbers.Length);
    }

    private void Clip(ReadOnlySpan<Config> configs)
    {
        _clipped.Clear();
        foreach (var config in configs)
        {
            var state = config.State;
            _clipped.Add(state is null ? config : config with { State = _grammar.Automaton.Clip(state, _machine.Fuel) });
        }
    }

    private void Find(ReadOnlySpan<Config> clipped, int depth, Span<ulong> mask)
    {
        var frames = _machine.Frames.Count;
        _machine.DepthSeen = depth + 1;
        try
        {
            _builder.Build(clipped, mask);
        }
        finally
        {
            _machine.Frames.Release(frames);
        }

        var levelLast = depth + 1 - _machine.DepthSeen;
        for (var level = 0; level < levelLast; level++)
        {
            SetKey(clipped, level, depth);
            _cache.Add(_key.Numbers, MaskEntry.NeedsMore());
        }

        SetKey(clipped, levelLast, depth);
        _cache.Add(_key.Numbers, MaskEntry.Of(mask));
    }
}
