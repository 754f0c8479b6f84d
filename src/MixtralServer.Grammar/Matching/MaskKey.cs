using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// What decides a mask, as numbers: the grammar, the states, and so much of the stacks as was looked into, with counters only as
/// far as a token can use them up.
/// </summary>
internal sealed class MaskKey(CompiledGrammar grammar, FrameStore frames)
{
    private readonly List<int> _numbers = []; // bounded by the alternatives times the frames of one token's length and more
    private readonly int _tokenLengthMax = grammar.Vocabulary.Trie.LengthMax;

    public ReadOnlySpan<int> Numbers => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_numbers);

    /// <summary>Depth of the deepest stack.</summary>
    public int DepthOf(ReadOnlySpan<Config> configs)
    {
        var depth = 0;
        foreach (var config in configs) depth = Math.Max(depth, frames[config.Frame].Depth);
        return depth;
    }

    /// <summary>Sets the key to say all above a depth.</summary>
    /// <param name="configs">With clipped states.</param>
    /// <param name="level">Marks keys of the same number of frames.</param>
    /// <param name="floor">Frames at this depth and below it are left out.</param>
    public void Set(ReadOnlySpan<Config> configs, int level, int floor)
    {
        _numbers.Clear();
        _numbers.Add((int)grammar.Id);
        _numbers.Add((int)(grammar.Id >> 32));
        _numbers.Add(level);
        foreach (var (state, place, frame) in configs)
        {
            _numbers.Add(state?.Id ?? -1);
            _numbers.Add(place.Id);
            var at = _numbers.Count;
            _numbers.Add(0);
            for (var id = frame; id >= 0 && frames[id].Depth > floor; id = frames[id].Parent) AddFrame(frames[id]);
            _numbers[at] = _numbers.Count - at;
        }
    }

    private void AddFrame(in Frame frame)
    {
        _numbers.Add(frame.Place?.Id ?? -1);
        if (frame.Place is not { Kind: PlaceKind.Loop } loop) return;
        _numbers.Add(loop.Body.Skippable ? 0 : Math.Clamp(loop.Min - frame.Count, 0, _tokenLengthMax + 1));
        _numbers.Add(loop.Max == RegularNode.Unbounded ? -1 : Math.Min(loop.Max - frame.Count, _tokenLengthMax + 1));
    }
}
