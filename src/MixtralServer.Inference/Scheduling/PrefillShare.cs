namespace MixtralServer.Inference.Scheduling;

/// <summary>
/// Shares a step's prompt rows between the prompts being read: half for the first in order, so that the longest one ends; the rest for
/// those with least left, so that short ones overtake it; what they leave goes to the first again.
/// </summary>
internal static class PrefillShare
{
    /// <summary>Adds chunks to a plan.</summary>
    /// <param name="plan">Holds the decode rows already.</param>
    /// <param name="running">In order of precedence.</param>
    /// <param name="budget">Rows to give out; nothing is added where it is not positive.</param>
    public static void Add(StepPlan plan, List<Sequence> running, int budget)
    {
        if (budget <= 0) return;
        var prompts = running.Where(sequence => !sequence.IsDecoding).ToList();
        LeaveOneReader(prompts);
        var first = prompts[0];
        var reserved = Math.Min(first.ChunkMax, (budget + 1) / 2);
        var rest = budget - reserved;
        foreach (var prompt in prompts.Skip(1).OrderBy(sequence => sequence.Pending).ThenBy(sequence => sequence.Arrival))
        {
            var count = Math.Min(prompt.ChunkMax, rest);
            if (count == 0) break;
            plan.Add(prompt, count);
            rest -= count;
        }

        plan.Add(first, Math.Min(first.ChunkMax, reserved + rest));
    }

    // One prompt at a time has the logits of all its rows read, so that a step's memory is bounded.
    private static void LeaveOneReader(List<Sequence> prompts)
    {
        var reader = prompts.Find(sequence => sequence.ReadsPrompt);
        if (reader is not null) prompts.RemoveAll(sequence => sequence.ReadsPrompt && sequence != reader);
    }
}
