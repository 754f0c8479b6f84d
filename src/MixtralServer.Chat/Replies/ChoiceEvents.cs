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
        IReadOnlyList<ChannelReader<GenerationEvent>> choices, ChatRequest request, CancellationToken cancellation)
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
        ChatRequest request,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var merged = Channel.CreateBounded<ChoiceEvent>(choices.Count);
        var pumps = PumpAllAsync(choices, request, merged.Writer, leaving.Token);
        try
        {
            await foreach (var happened in merged.Reader.ReadAllAsync(cancellation))
                yield return happened;
        }
        finally
        {
            await leaving.CancelAsync();
            await pumps;
        }
    }

    private static async Task PumpAllAsync(
        IReadOnlyList<ChannelReader<GenerationEvent>> choices,
        ChatRequest request,
        ChannelWriter<ChoiceEvent> merged,
        CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(choices.Select(
                (events, choice) => PumpAsync(events, choice, request.SeedOf(choice), merged, cancellation)));
            merged.Complete();
        }
        catch (Exception fault)
        {
            merged.Complete(fault); // to be thrown by the reader, where one is left
        }
    }

    private static async Task PumpAsync(
        ChannelReader<GenerationEvent> events,
        int choice,
        long seed,
        ChannelWriter<ChoiceEvent> merged,
        CancellationToken cancellation)
    {
        await foreach (var happened in events.ReadAllAsync(cancellation))
            await merged.WriteAsync(new ChoiceEvent(choice, seed, happened), cancellation);
    }
}
