namespace MixtralServer.Grammar.Automata;

/// <summary>
/// A state of a <see cref="LazyAutomaton"/>: a place in a text from which the expression can still be completed. What follows
/// is found out when it is first asked for; then any thread may read it.
/// </summary>
internal sealed class AutomatonState
{
    private readonly AutomatonState?[] _next;

    public AutomatonState(int id, RegularNode node, int classCount)
    {
        Id = id;
        Node = node;
        _next = new AutomatonState?[classCount];
    }

    /// <summary>Unique within the automaton; the dead state is 0.</summary>
    public int Id { get; }

    public RegularNode Node { get; }

    /// <summary>Whether the text so far is complete.</summary>
    public bool Accepting => Node.Nullable;

    /// <summary>Whether nothing can follow.</summary>
    public bool Final => Node.Kind == RegularKind.Empty;

    public bool Dead => Id == 0;

    /// <summary>Only kept where an expression does not show it; guarded by the automaton's lock.</summary>
    public Life Life { get; set; }

    /// <summary>The state with small counters that stands for this one in masks, once known.</summary>
    public AutomatonState? Clipped { get; set; }

    /// <summary>What follows a class of bytes, or null where nobody asked yet.</summary>
    public AutomatonState? Known(int byteClass) => Volatile.Read(ref _next[byteClass]);

    public void Learn(int byteClass, AutomatonState next) => Volatile.Write(ref _next[byteClass], next);
}
