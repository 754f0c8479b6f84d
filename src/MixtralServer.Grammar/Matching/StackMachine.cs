using MixtralServer.Grammar.Automata;
using MixtralServer.Grammar.Compilation;

namespace MixtralServer.Grammar.Matching;

/// <summary>
/// Moves all ways to read a text forward together, byte by byte.
/// <para>
/// Where a call or round begins, leaving it out is followed at once if it can be left out, and an end that is reached without
/// having read anything since is dropped (after Aycock and Horspool 2002): so rounds that read nothing are never counted, and
/// loops over what may be empty come to an end.
/// </para>
/// </summary>
internal sealed class StackMachine
{
    private const int FuelPerMove = 40;

    private readonly LazyAutomaton _automaton;
    private readonly int _alternativesMax;
    private readonly SeenSet _seen = new();
    private readonly Stack<(Place Place, int Frame, bool Fresh)> _pending = new(); // bounded by the fuel

    public StackMachine(CompiledGrammar grammar, FrameStore frames, Fuel fuel)
    {
        (_automaton, _alternativesMax) = (grammar.Automaton, grammar.Limits.AlternativesMax);
        (Frames, Fuel) = (frames, fuel);
    }

    public FrameStore Frames { get; }

    public Fuel Fuel { get; }

    /// <summary>The smallest depth of a frame that was looked into since this was last set.</summary>
    public int DepthSeen { get; set; }

    /// <summary>The ways to read an empty text.</summary>
    public void Begin(Place root, ConfigList to)
    {
        Start(to);
        Follow(root, FrameStore.Bottom, fresh: false, to);
    }

    /// <summary>Moves over a byte; <paramref name="to"/> is stuck where it does not fit.</summary>
    public void Step(ConfigList from, byte value, ConfigList to)
    {
        var byteClass = _automaton.Classes.Of(value);
        var items = from.Items;
        if (items is [{ State: { } only }])
        {
            // By far the most common case: inside one text, which does not end here.
            var next = only.Known(byteClass) ?? _automaton.Next(only, byteClass, Fuel);
            if (!next.Accepting)
            {
                if (next.Dead) to.Clear();
                else to.SetOnly(items[0] with { State = next });
                return;
            }
        }

        Start(to);
        Fuel.Spend(items.Length);
        foreach (var (state, place, frame) in items)
        {
            if (state is null) continue;
            var next = _automaton.Next(state, byteClass, Fuel);
            if (next.Dead) continue;
            if (!next.Final) Add(new Config(next, place, frame), to);
            if (next.Accepting) Follow(place.Next, frame, fresh: false, to);
        }
    }

    /// <summary>Adds to <paramref name="to"/> what follows after a whole token where one may come.</summary>
    public void StepToken(ReadOnlySpan<Config> from, int token, ConfigList to)
    {
        Start(to);
        AddAfterToken(from, token, to);
    }

    /// <summary>Adds to what is in <paramref name="to"/> what follows after a whole token where one may come.</summary>
    public void AddAfterToken(ReadOnlySpan<Config> from, int token, ConfigList to)
    {
        foreach (var (state, place, frame) in from)
        {
            if (state is null && place.Terminal.Contains(token)) Follow(place.Next, frame, fresh: false, to);
        }
    }

    /// <summary>Prepares for adding to a list what it may have already.</summary>
    public void Resume(ConfigList to)
    {
        _seen.Clear();
        foreach (var (state, place, frame) in to.Items) _seen.Add(place.Id, frame, state?.Id ?? 0);
    }

    private void Start(ConfigList to)
    {
        _seen.Clear();
        to.Clear();
    }

    private void Add(Config config, ConfigList to)
    {
        if (!_seen.Add(config.Place.Id, config.Frame, config.State?.Id ?? 0)) return;
        if (to.Count >= _alternativesMax)
            throw new GrammarException($"the grammar is too ambiguous: more than {_alternativesMax} ways to read one text");
        to.Add(config);
    }

    private void Follow(Place first, int firstFrame, bool fresh, ConfigList to)
    {
        _pending.Clear();
        _pending.Push((first, firstFrame, fresh));
        while (_pending.TryPop(out var next))
        {
            Fuel.Spend(FuelPerMove);
            Move(next.Place, next.Frame, next.Fresh, to);
        }
    }

    private void Move(Place place, int frame, bool fresh, ConfigList to)
    {
        switch (place.Kind)
        {
            case PlaceKind.Text:
                if (!place.Start.Final) Add(new Config(place.Start, place, frame), to);
                if (place.Start.Accepting) Push(place.Next, frame, fresh);
                break;
            case PlaceKind.Token:
                Add(new Config(null, place, frame), to);
                break;
            case PlaceKind.Fork:
                foreach (var target in place.Targets) Push(target, frame, fresh);
                break;
            case PlaceKind.End when !fresh:
                Return(frame, to);
                break;
            case PlaceKind.Call:
                if (place.BodyOptional) Push(place.Next, frame, fresh);
                if (place.Next.Kind == PlaceKind.End) Push(place.Body, frame, fresh);
                else Push(place.Body, Frames.Push(place, 0, frame), fresh: true);
                break;
            case PlaceKind.Loop:
                if (place.BodyOptional) Push(place.Next, frame, fresh);
                Push(place.Body, Frames.Push(place, 1, frame), fresh: true);
                break;
        }
    }

    // After the end of a body that has read something.
    private void Return(int frame, ConfigList to)
    {
        var (place, count, parent, depth, _) = Frames[frame];
        DepthSeen = Math.Min(DepthSeen, depth);
        if (place is null)
        {
            to.Complete = true;
            return;
        }

        if (place.Kind == PlaceKind.Call || count >= place.Min || place.Body.Skippable) Push(place.Next, parent, fresh: false);
        if (place.Kind == PlaceKind.Loop && (place.Max == RegularNode.Unbounded || count < place.Max))
            Push(place.Body, Frames.Push(place, Math.Min(count + 1, place.CountMax), parent), fresh: true);
    }

    private void Push(Place place, int frame, bool fresh)
    {
        // What an end leads to is remembered itself.
        if (place.Kind != PlaceKind.End && !_seen.Add(~place.Id, frame, fresh ? 1 : 0)) return;
        _pending.Push((place, frame, fresh));
    }
}
