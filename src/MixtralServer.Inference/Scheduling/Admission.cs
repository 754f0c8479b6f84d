using MixtralServer.Inference.KvCache;

namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Lets waiting sequences run that fit, with the longest cached beginning of its text taken over. One whose beginning a
/// running sequence is about to compute waits for that instead of computing it again.
/// </summary>
/// <param name="cells">What is in the KV cache.</param>
/// <param name="waiting">Those to choose from.</param>
/// <param name="running">Those that run.</param>
/// <param name="growthReserve">
/// A sequence is admitted only if each running one can still grow by so many tokens. Preemption costs its reader the time to
/// compute the whole text again, which on a small CPU is half a minute; a seat that stays free a while costs little.
/// </param>
internal sealed class Admission(KvTree cells, WaitingRoom waiting, List<Sequence> running, int growthReserve)
{
    // A shared beginning is worth waiting for from this length on: shorter ones are computed faster than waited for.
    private const int WorthWaiting = 16;

    /// <summary>Starts a waiting sequence in the cache and takes it from the waiting ones.</summary>
    /// <param name="next">The sequence.</param>
    /// <param name="now">The present time.</param>
    /// <param name="usableCells">The cells to plan with.</param>
    /// <returns>False where there is no room for it.</returns>
    public bool TryStart(Sequence next, DateTimeOffset now, int usableCells)
    {
        while (true)
        {
            var match = Match(next);
            if (!HasRoomFor(next, match, usableCells)) return false;
            if (cells.Begin(next.Request.CacheScope, match) is { } slot)
            {
                waiting.TakeTurn(next, now);
                next.Begin(slot, match.Length);
                return true;
            }

            var evicted = cells.TryEvict(); // for its sequence id; the match may go with it, so it is looked for again
            Invariant.Check(evicted);
        }
    }

    /// <summary>Whether a sequence is better off to wait, as a running one is computing its beginning.</summary>
    public bool AwaitsPrefix(Sequence candidate)
    {
        if (candidate.AwaitedPrefix is { } awaited && awaited.IsComing) return true;
        candidate.AwaitedPrefix = null;
        if (candidate.ReadsPrompt) return false; // it must compute everything itself
        var cached = -1;
        foreach (var sequence in running)
        {
            if (sequence.Pending <= 1 || sequence.Request.CacheScope != candidate.Request.CacheScope) continue;
            var common = CommonLength(sequence, candidate);
            if (common < sequence.Computed + WorthWaiting) continue;
            if (cached < 0) cached = Match(candidate).Length;
            if (common < cached + WorthWaiting) continue;
            candidate.AwaitedPrefix = new AwaitedPrefix(sequence, common);
            sequence.AwaitUpTo(common);
            return true;
        }

        return false;
    }

    private KvMatch Match(Sequence sequence) =>
        cells.Match(sequence.Request.CacheScope, sequence.Tokens, sequence.ReusableMax);

    private bool HasRoomFor(Sequence candidate, KvMatch match, int usableCells)
    {
        if (running.Count == 0) return true;
        var promised = cells.CellsPinned + KvTree.UnpinnedCells(match)
            + candidate.Tokens.Count - match.Length + Growth(candidate);
        foreach (var sequence in running) promised += sequence.Pending + Growth(sequence);
        return promised <= usableCells;

        int Growth(Sequence sequence) => Math.Min(sequence.Request.TokensOutputMax - sequence.Generated, growthReserve);
    }

    private static int CommonLength(Sequence a, Sequence b)
    {
        var most = Math.Min(a.Tokens.Count, b.Tokens.Count - 1);
        var common = 0;
        while (common < most && a.Tokens[common] == b.Tokens[common]) common++;
        return common;
    }
}
