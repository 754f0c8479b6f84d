using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Replies;

/// <summary>The events of all answers to a request, in the order in which they come.</summary>
internal static class ChoiceEvents
{
    /// <summary>Reads until every answer's events are over.</summary>
    /// <param name="choices">The events of each answer that is made.</param>
    /// <param name="request">The request they answer.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static IAsyncEnumerable<ChoiceEvent> ReadAsync(
        IReadOnlyList<ChannelReader<GenerationEvent>> choices, AnswerRequest request, CancellationToken cancellation)
    {
        if (choices.Count == 1) return ReadOneAsync(choices[0], request.Seed, cancellation);
        var all = ReadAllAsync(choices, request, cancellation);
        return request.Answers.Chooses ? BestAnswers.ChooseAsync(all, request.Answers, cancellation) : all;
    }

    private static async IAsyncEnumerable<ChoiceEvent> ReadOneAsync(
        ChannelReader<GenerationEvent> events, long seed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var happened in events.ReadAllAsync(cancellation))
            yield return new ChoiceEvent(0, seed, happened);
    }

    private static async IAsyncEnumerable<ChoiceEvent> ReadAllAsync(
        IReadOnlyList<ChannelReader<GenerationEvent>> choices,
        AnswerRequest request,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var streams = choices.Select(events => events.ReadAllAsync(cancellation)).ToArray();
        await foreach (var (choice, happened) in MergedStreams.ReadAsync(streams, cancellation))
            yield return new ChoiceEvent(choice, request.SeedOf(choice), happened);
    }
}
