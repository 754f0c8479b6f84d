using MixtralServer.Configuration.Yaml;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Configuration;

/// <summary>Reads the limits of a catalogue entry.</summary>
internal static class LimitsReader
{
    private const int MaxQueueLength = 100_000;

    private static readonly TimeSpan LeastTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostTimeout = TimeSpan.FromHours(24);

    /// <summary>Reads them; what is wrong is reported and left at its default.</summary>
    public static RequestLimits Read(MapReader limits)
    {
        var absent = new RequestLimits();
        var queueLength = limits.Integer("queue_length", 0, MaxQueueLength) ?? absent.QueueLength;
        var options = new RequestLimits
        {
            OutputTokens = limits.Integer("output_tokens", 1, SizesReader.MaxContext),
            QueueLength = queueLength,
            Queue = ReadQueue(limits.Map("queue"), queueLength),
            RequestTimeout = Timeout(limits, "request_timeout", "30m") ?? absent.RequestTimeout,
        };
        limits.Finish();
        return options;
    }

    private static QueueLimits ReadQueue(MapReader queue, int queueLength)
    {
        var absent = new QueueLimits();
        var limits = new QueueLimits
        {
            Realtime = ReadClass(queue.Map("realtime"), absent.Realtime, queueLength),
            Default = ReadClass(queue.Map("default"), absent.Default, queueLength),
            Batch = ReadClass(queue.Map("batch"), absent.Batch, queueLength),
        };
        queue.Finish();
        return limits;
    }

    private static ClassLimits ReadClass(MapReader map, ClassLimits absent, int queueLength)
    {
        var length = map.Integer("length", 0, MaxQueueLength);
        if (length > queueLength)
            map.Problem("length", $"{length} is more than queue_length, {queueLength}; lower it");
        var limits = new ClassLimits
        {
            Length = length ?? absent.Length,
            Timeout = Timeout(map, "timeout", "15s") ?? absent.Timeout,
        };
        map.Finish();
        return limits;
    }

    private static TimeSpan? Timeout(MapReader map, string key, string example) =>
        map.Parsed(key, $"a duration from 1s to 24h, such as {example}", text => Quantities.Duration(text, LeastTimeout, MostTimeout));
}
