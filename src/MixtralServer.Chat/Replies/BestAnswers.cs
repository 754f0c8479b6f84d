using System.Runtime.CompilerServices;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Chooses answers: those whose tokens, the end token included, have the highest mean log probability, the best one first. What the
/// others consumed is counted with the first.
/// </summary>
internal static class BestAnswers
{
    /// <summary>Reads all events, then gives those of the best answers, numbered anew; a failure is given at once.</summary>
    public static async IAsyncEnumerable<ChoiceEvent> ChooseAsync(
        IAsyncEnumerable<ChoiceEvent> events,
        AnswerCount answers,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<ChoiceEvent>[] candidates = [.. Enumerable.Range(0, answers.Generated).Select(_ => new List<ChoiceEvent>())];
        ChoiceEvent? prompt = null;
        await foreach (var happened in events.WithCancellation(cancellation))
        {
            if (happened.Happened is GenerationEvent.Failed)
            {
                yield return happened;
                yield break;
            }

            if (happened.Happened is GenerationEvent.PromptLogProbs) prompt = happened;
            else candidates[happened.Choice].Add(happened);
        }

        var ranked = candidates.OrderByDescending(MeanLogProb).ToList();
        if (prompt is { } read) ranked[0].Insert(1, read);
        var rest = ranked.Skip(answers.Returned).Sum(candidate => End(candidate).Usage.CompletionTokens);
        for (var rank = 0; rank < answers.Returned; rank++)
        {
            foreach (var happened in ranked[rank])
                yield return new ChoiceEvent(rank, happened.Seed, Count(happened.Happened, rank == 0 ? rest : 0));
        }
    }

    private static double MeanLogProb(List<ChoiceEvent> candidate)
    {
        var end = End(candidate);
        return end.LogProbSum!.Value / end.Usage.CompletionTokens;
    }

    private static GenerationEvent.Finished End(List<ChoiceEvent> candidate) =>
        (GenerationEvent.Finished)candidate[^1].Happened;

    private static GenerationEvent Count(GenerationEvent happened, int more) => happened is GenerationEvent.Finished end
        ? end with { Usage = end.Usage with { CompletionTokens = end.Usage.CompletionTokens + more } }
        : happened;
}
