using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Tokens;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Follows one text through a grammar: says which tokens may come and takes the one that comes. Not safe for several threads at
/// once; matchers of the same grammar may run side by side.
/// </summary>
public sealed class GrammarMatcher
{
    private readonly CompiledGrammar _grammar;
    private readonly MaskCache _masks;
    private readonly FrameStore _frames;
    private readonly Fuel _fuel;
    private readonly StackMachine _machine;
    private readonly MaskSearch _search;
    private readonly SpanSearch _spans;
    private readonly OnlyContinuation _only;
    private ConfigList _now = new();
    private ConfigList _next = new();
    private MatcherState _state;

    internal GrammarMatcher(CompiledGrammar grammar, MaskCache masks)
        : this(grammar, masks, new FrameStore(grammar.Limits.FramesMax))
    {
        _machine.Begin(grammar.Root, _now);
        _state = Snapshot(finished: false);
    }

    private GrammarMatcher(CompiledGrammar grammar, MaskCache masks, FrameStore frames)
    {
        (_grammar, _masks, _frames) = (grammar, masks, frames);
        _fuel = Fuel.ForStep(grammar.Limits);
        _machine = new StackMachine(grammar, frames, _fuel);
        _search = new MaskSearch(grammar, masks, _machine);
        _spans = new SpanSearch(grammar, _machine);
        _only = new OnlyContinuation(grammar.Automaton, _fuel);
        _state = null!;
    }

    /// <summary>The tokens that it takes.</summary>
    public Vocabulary Vocabulary => _grammar.Vocabulary;

    /// <summary>Whether the text may end here.</summary>
    public bool IsComplete => _state.Complete && !_state.Finished;

    /// <summary>Whether nothing may follow but the end.</summary>
    public bool MustEnd => _state.Configs.Length == 0;

    /// <summary>Whether a token that ends the output was accepted.</summary>
    public bool IsFinished => _state.Finished;

    /// <summary>Why the last step was <see cref="MatchResult.Exhausted"/>; null before.</summary>
    public string? Problem { get; private set; }

    /// <summary>Work that the last step took, in units of <see cref="GrammarLimits.FuelPerStep"/>.</summary>
    internal int FuelUsed => _fuel.Used;

    /// <summary>Takes a token.</summary>
    public MatchResult TryAccept(int token)
    {
        if (IsFinished) return MatchResult.Refused;
        if (_grammar.Vocabulary.KindOf(token) == TokenKind.End && IsComplete)
        {
            _state = new MatcherState([], complete: true, finished: true);
            return MatchResult.Accepted;
        }

        return Attempt(() =>
        {
            StepBytes(_grammar.Vocabulary.Bytes(token));
            if (_grammar.Vocabulary.Bytes(token).IsEmpty) _now.Clear();
            _machine.Resume(_now);
            _machine.AddAfterToken(_state.Configs, token, _now);
        });
    }

    /// <summary>Takes text, as if it had come as tokens of one byte each. All of it or nothing.</summary>
    /// <param name="text">UTF-8; it may begin and end inside a character.</param>
    public MatchResult TryAcceptBytes(ReadOnlySpan<byte> text)
    {
        if (IsFinished) return text.IsEmpty ? MatchResult.Accepted : MatchResult.Refused;
        var bytes = text.ToArray();
        return Attempt(() => StepBytes(bytes));
    }

    /// <summary>Says which tokens may come next.</summary>
    /// <param name="mask">
    /// A bit for each token, <see cref="Vocabulary.MaskWords"/> words; all are overwritten, with zero after the last token.
    /// </param>
    /// <returns>False where that takes more work than the limits allow: the request must fail. The mask is empty then.</returns>
    public bool TryFillMask(Span<ulong> mask) => TryFill(mask, onlyKept: false);

    /// <summary>Says which tokens may come next where that was found out before, in next to no time.</summary>
    /// <param name="mask">As for <see cref="TryFillMask"/>.</param>
    /// <returns>False where it was not; nothing else follows from it.</returns>
    public bool TryFindMask(Span<ulong> mask) => TryFill(mask, onlyKept: true);

    /// <summary>The bytes that must come next, whichever tokens write them: those with a single possible continuation.</summary>
    /// <param name="max">At most so many.</param>
    /// <returns>Perhaps none; where the work was too much, those found before.</returns>
    public byte[] ForcedBytes(int max)
    {
        var forced = new List<byte>();
        var frames = _frames.Count;
        _fuel.Refill();
        try
        {
            Rewind();
            while (forced.Count < max && _only.Byte(_now) is { } value)
            {
                forced.Add(value);
                StepOne(value);
            }
        }
        catch (GrammarException)
        {
            // What is forced is only worth knowing where that is cheap.
        }

        _frames.Release(frames);
        return [.. forced];
    }

    /// <summary>Whether a token that may come would write the end of the text and more.</summary>
    /// <param name="rest">The last bytes of the text, at least one.</param>
    /// <returns>True, too, where finding out takes more work than the limits allow.</returns>
    internal bool EndsInsideToken(ReadOnlySpan<byte> rest)
    {
        var frames = _frames.Count;
        _fuel.Refill();
        try
        {
            return _spans.Any(_state, rest);
        }
        catch (GrammarException)
        {
            return true;
        }
        finally
        {
            _frames.Release(frames);
        }
    }

    /// <summary>Where the matcher is now, to go back to with <see cref="Restore"/>; costs nothing.</summary>
    public MatcherState Save() => _state;

    /// <summary>Goes back to where it, or what it is a clone of, was before.</summary>
    public void Restore(MatcherState state) => _state = state;

    /// <summary>Another matcher at the same place, which goes its own way from here.</summary>
    public GrammarMatcher Clone() => new(_grammar, _masks, _frames.Clone()) { _state = _state };

    private bool TryFill(Span<ulong> mask, bool onlyKept)
    {
        mask = mask[.._grammar.Vocabulary.MaskWords];
        mask.Clear();
        if (IsFinished) return true;
        _fuel.Refill();
        try
        {
            if (!_search.TryFill(_state.Configs, mask, onlyKept)) return false;
        }
        catch (GrammarException problem)
        {
            Problem = problem.Message;
            mask.Clear();
            return false;
        }

        if (!_state.Complete) return true;
        foreach (var end in _grammar.Vocabulary.Ends) mask[end >> 6] |= 1UL << (end & 63);
        return true;
    }

    private MatchResult Attempt(Action step)
    {
        var frames = _frames.Count;
        _fuel.Refill();
        try
        {
            Rewind();
            step();
        }
        catch (GrammarException problem)
        {
            Problem = problem.Message;
            _frames.Release(frames);
            return MatchResult.Exhausted;
        }

        if (_now.Stuck)
        {
            _frames.Release(frames);
            return MatchResult.Refused;
        }

        _state = Snapshot(finished: false);
        return MatchResult.Accepted;
    }

    private void Rewind() => _now.CopyFrom(_state.Configs, _state.Complete);

    private void StepBytes(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            StepOne(value);
            if (_now.Stuck) return;
        }
    }

    private void StepOne(byte value)
    {
        _fuel.Spend(1);
        _machine.Step(_now, value, _next);
        (_now, _next) = (_next, _now);
    }

    private MatcherState Snapshot(bool finished) => new(_now.Items.ToArray(), _now.Complete, finished);
}
