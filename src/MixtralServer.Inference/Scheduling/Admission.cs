using MixtralServer.Inference.KvCache;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Lets waiting sequences run: who is next and fits, with the longest cached beginning of its text taken over. One whose beginning a
/// running sequence is about to compute waits for that instead of computing it again.
/// </summary>
internal sealed class Admission(KvTree cells, WaitingRoom waiting, List<Sequence> running)
{
    // A sequence is admitted only if each running one can still grow by this much, so that admission does not cause preemption at once.
    private const int GrowthReserve = 32;

    // A shared beginning is worth waiting for from this length on: shorter ones are computed faster than waited for.
    private const int WorthWaiting = 16;

    /// <summary>Starts the next sequence in the cache and takes it from the waiting ones.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="usableCells">The cells to plan with.</param>
    /// <returns>The sequence, or null where none can go now.</returns>
    public Sequence? TryAdmit(DateTimeOffset now, int usableCells)
    {
        if (waiting.Count == 0) return null;
        if (waiting.Next(now, sequence => !AwaitsPrefix(sequence)) is not { } next) return null;

        while (true)
        {
            var match = Match(next);
            if (!HasRoomFor(next, match, usableCells)) return null;
            if (cells.Begin(next.Request.CacheScope, match) is { } slot)
            {
                waiting.TakeTurn(next, now);
                next.Begin(slot, match.Length);
                return next;
            }

            var evicted = cells.TryEvict(); // for its sequence id; the match may go with it, so it is looked for again
            Invariant.Check(evicted);
        }
    }

    // The last token is always computed: its logits are needed.
    private KvMatch Match(Sequence sequence) =>
        cells.Match(sequence.Request.CacheScope, sequence.Tokens, sequence.Tokens.Count - 1);

    private bool HasRoomFor(Sequence candidate, KvMatch match, int usableCells)
    {
        if (running.Count == 0) return true;
        var promised = cells.CellsPinned + KvTree.UnpinnedCells(match)
            + candidate.Tokens.Count - match.Length + Growth(candidate);
        foreach (var sequence in running) promised += sequence.Pending + Growth(sequence);
        return promised <= usableCells;

        static int Growth(Sequence sequence) =>
            Math.Min(sequence.Request.TokensOutputMax - sequence.Generated, GrowthReserve);
    }

    private bool AwaitsPrefix(Sequence candidate)
    {
        if (candidate.AwaitedPrefix is { } awaited && awaited.IsComing) return true;
        candidate.AwaitedPrefix = null;
        var cached = -1;
        foreach (var sequence in running)
        {
            if (sequence.Pending <= 1 || sequence.Request.CacheScope != candidate.Request.CacheScope) continue;
            var common = CommonLength(sequence, candidate);
            if (common < sequence.Computed + WorthWaiting) continue;
            if (cached < 0) cached = Match(candidate).Length;
            if (common < cached + WorthWaiting) continue;
            candidate.AwaitedPrefix = new AwaitedPrefix(sequence, common);
            return true;
        }

        return false;
    }

    private static int CommonLength(Sequence a, Sequence b)
    {
        var most = Math.Min(a.Tokens.Count, b.Tokens.Count - 1);
        var common = 0;
        while (common < most && a.Tokens[common] == b.Tokens[common]) common++;
        return common;
    }
}
