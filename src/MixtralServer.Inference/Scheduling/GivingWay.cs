using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Which running sequence gives way to one that waits, or when KV cells run out. It continues later where it was.
/// <list type="bullet">
/// <item>A batch request gives way to any other that is not one.</item>
/// <item>A client that floods the server, with as many requests waiting as can run at all, gives up its youngest sequence to one that
/// would still hold no more than it does then, of places and of cells, unless that one has had much more of late;</item>
/// <item>and to one that does not flood and has had much less of late, whatever they hold.</item>
/// </list>
/// So who floods the server shares it with everybody who comes, at once, and nobody else's answers pause for the sake of others.
/// </summary>
/// <param name="running">In the order of class, then arrival.</param>
/// <param name="runningMax">How many may run.</param>
/// <param name="cellCount">How many cells they share.</param>
internal sealed class GivingWay(List<Sequence> running, int runningMax, int cellCount)
{
    /// <summary>Who gives way when cells run out: of the least urgent class the youngest of the client that runs most.</summary>
    /// <remarks>Never the first of several, so that the first always makes progress.</remarks>
    public Sequence ForSpace()
    {
        var last = running[^1];
        for (var i = running.Count - 2; i >= 0 && running[i].Request.Priority == last.Request.Priority; i--)
        {
            if (running[i].Share.Running > last.Share.Running) last = running[i];
        }

        return last;
    }

    /// <summary>Who gives way to a waiting sequence.</summary>
    /// <returns>Null where nobody has to.</returns>
    public Sequence? For(Sequence waiting)
    {
        CountCells(waiting.Share);
        Sequence? chosen = null;
        for (var i = running.Count - 1; i >= 0; i--)
        {
            var other = running[i];
            if (!HasHadATurn(other)) continue;
            if (other.Turn.Priority == RequestPriority.Batch && waiting.Request.Priority != RequestPriority.Batch) return other;
            if (!MayClaim(waiting, other)) continue;
            if (chosen is null || other.Share.Running > chosen.Share.Running) chosen = other;
        }

        return chosen;
    }

    // So that nobody gives way over and over without getting anywhere: what it lost by it last time is computed again first.
    private static bool HasHadATurn(Sequence sequence) =>
        sequence.Turn.HasRun && sequence.Computed >= sequence.Turn.CellsGivenUp;

    private bool MayClaim(Sequence waiting, Sequence other)
    {
        var (client, holder) = (waiting.Share, other.Share);
        if (client == holder || !Floods(holder) || other.Turn.Priority < waiting.Request.Priority) return false;
        if (!Floods(client) && holder.HasHadMuchMoreThan(client)) return true;
        return !client.HasHadMuchMoreThan(holder)
            && Held(holder.Running - 1, holder.Cells - other.Tokens.Count)
                >= Held(client.Running + 1, client.Cells + waiting.Tokens.Count);
    }

    private bool Floods(ClientShare client) => client.Alive >= 2 * runningMax;

    // The part of the engine that a client holds: of places or of cells, whichever is more (dominant resource fairness).
    private double Held(int places, int cells) => Math.Max((double)places / runningMax, (double)cells / cellCount);

    private void CountCells(ClientShare client)
    {
        client.Cells = 0;
        foreach (var sequence in running) sequence.Share.Cells = 0;
        foreach (var sequence in running) sequence.Share.Cells += sequence.Tokens.Count;
    }
}
