using MixtralServer.Grammar.Automata;

namespace MixtralServer.Grammar.Compilation;

/// <summary>A place in a compiled grammar. Changed only by the compiler, before anyone else sees it.</summary>
internal sealed class Place(int id)
{
    public int Id { get; } = id;

    public PlaceKind Kind { get; set; }

    /// <summary>What comes after it; of ends and forks itself.</summary>
    public Place Next { get; set; } = null!;

    /// <summary>Of a fork.</summary>
    public List<Place> Targets { get; set; } = [];

    /// <summary>Of calls and loops, where what they run begins.</summary>
    public Place Body { get; set; } = null!;

    /// <summary>Of calls, for messages.</summary>
    public string Name { get; set; } = "";

    /// <summary>The least number of rounds.</summary>
    public int Min { get; set; }

    /// <summary>The largest number of rounds, or <see cref="RegularNode.Unbounded"/>.</summary>
    public int Max { get; set; }

    /// <summary>Of text.</summary>
    public RegularNode Node { get; set; } = null!;

    /// <summary>Of text, the state in which it begins.</summary>
    public AutomatonState Start { get; set; } = null!;

    /// <summary>Of tokens.</summary>
    public TokenTerminal Terminal { get; set; } = null!;

    /// <summary>Whether the end of its body can be reached from here without any text.</summary>
    public bool Skippable { get; set; }

    /// <summary>Whether the end of its body can be reached from here at all.</summary>
    public bool Productive { get; set; }

    /// <summary>Of calls and loops: whether there is nothing that must be matched.</summary>
    public bool BodyOptional => Body.Skippable || (Kind == PlaceKind.Loop && Min == 0);

    /// <summary>Whether its rounds need counting at all after so many.</summary>
    public int CountMax => Max == RegularNode.Unbounded ? Math.Max(1, Min) : Max;
}
