using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MixtralServer.Chat.Replies;

/// <summary>Several streams as one, in the order in which their items come.</summary>
internal static class MergedStreams
{
    /// <summary>Reads until all streams are over, or one of them throws. What is still read when the reader leaves is given up.</summary>
    /// <param name="streams">The streams; each is read by one reader.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Each item with the place of its stream, from 0.</returns>
    public static async IAsyncEnumerable<(int Source, T Item)> ReadAsync<T>(
        IReadOnlyList<IAsyncEnumerable<T>> streams, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var merged = Channel.CreateBounded<(int, T)>(streams.Count);
        var pumps = PumpAllAsync(streams, merged.Writer, leaving.Token);
        try
        {
            await foreach (var item in merged.Reader.ReadAllAsync(cancellation))
                yield return item;
        }
        finally
        {
            await leaving.CancelAsync();
            await pumps;
        }
    }

    private static async Task PumpAllAsync<T>(
        IReadOnlyList<IAsyncEnumerable<T>> streams, ChannelWriter<(int, T)> merged, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(streams.Select((stream, source) => PumpAsync(stream, source, merged, cancellation)));
            merged.Complete();
        }
        catch (Exception fault)
        {
            merged.Complete(fault); // to be thrown by the reader, where one is left
        }
    }

    private static async Task PumpAsync<T>(
        IAsyncEnumerable<T> stream, int source, ChannelWriter<(int, T)> merged, CancellationToken cancellation)
    {
        await foreach (var item in stream.WithCancellation(cancellation))
            await merged.WriteAsync((source, item), cancellation);
    }
}
