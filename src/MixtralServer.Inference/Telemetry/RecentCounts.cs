namespace MixtralServer.Inference.Telemetry;

/// <summary>
/// Counts by the second, for as long as a minute. One thread adds, any reads; a reader may miss what is just being added.
/// </summary>
internal sealed class RecentCounts
{
    /// <summary>The longest time that can be asked for, in seconds.</summary>
    public const int SecondsMax = 60;

    private const int Slots = SecondsMax + 4; // a few more than are read, so that none is begun anew while it is read

    private static readonly int Kinds = Enum.GetValues<RecentCount>().Length;

    private readonly long[] _seconds = new long[Slots];
    private readonly long[] _counts = new long[Slots * Kinds];

    /// <summary>The one writer: begins the counts of a second where they are not begun.</summary>
    public void MoveTo(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds();
        var slot = (int)(second % Slots);
        if (_seconds[slot] == second) return;
        for (var kind = 0; kind < Kinds; kind++) Volatile.Write(ref _counts[(slot * Kinds) + kind], 0);
        Volatile.Write(ref _seconds[slot], second);
    }

    /// <summary>The one writer: adds to the second that it last moved to.</summary>
    public void Add(RecentCount kind, DateTimeOffset now, long count)
    {
        ref var cell = ref _counts[((int)(now.ToUnixTimeSeconds() % Slots) * Kinds) + (int)kind];
        Volatile.Write(ref cell, cell + count);
    }

    /// <summary>What was counted in the last whole seconds and the present one.</summary>
    public long Sum(RecentCount kind, DateTimeOffset now, int seconds)
    {
        var present = now.ToUnixTimeSeconds();
        var sum = 0L;
        for (var slot = 0; slot < Slots; slot++)
        {
            var second = Volatile.Read(ref _seconds[slot]);
            if (second > present - seconds && second <= present) sum += Volatile.Read(ref _counts[(slot * Kinds) + (int)kind]);
        }

        return sum;
    }
}
