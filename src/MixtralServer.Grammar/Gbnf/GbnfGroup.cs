using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Gbnf;

/// <summary>A group, or the whole of a rule, while it is read.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class GbnfGroup(int start)
{
    public int Start { get; } = start;

    /// <summary>The alternatives read so far, but for the last.</summary>
    public List<Expr> Alternatives { get; } = []; // bounded by the length of the text, as the next

    /// <summary>The parts of the last alternative.</summary>
    public List<Expr> Parts { get; } = [];

    public Expr Close(GrammarBuilder builder)
    {
        EndAlternative(builder);
        return builder.Choice([.. Alternatives]);
    }

    public void EndAlternative(GrammarBuilder builder)
    {
        Alternatives.Add(builder.Sequence([.. Parts]));
        Parts.Clear();
    }
}
