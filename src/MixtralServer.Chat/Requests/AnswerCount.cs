namespace MixtralServer.Chat.Requests;

/// <summary>How many answers a request gets.</summary>
/// <param name="Returned">Answers that the client sees, at least 1.</param>
/// <param name="Generated">Answers that are made, from which the likeliest are returned; at least as many.</param>
public sealed record AnswerCount(int Returned, int Generated)
{
    /// <summary>The most answers to one request.</summary>
    public const int Max = 128;

    /// <summary>One answer.</summary>
    public static AnswerCount One { get; } = new(1, 1);

    /// <summary>Whether answers are chosen from.</summary>
    public bool Chooses => Generated > Returned;

    /// <summary>Reads the members of a request.</summary>
    /// <param name="count"><c>n</c>, 1 to 128; null is 1.</param>
    /// <param name="bestOf"><c>best_of</c>, at least <c>n</c>, at most 128; null is <c>n</c>.</param>
    /// <param name="streams">Whether the answer streams, which leaves nothing to choose from.</param>
    public static Outcome<AnswerCount> Read(int? count, int? bestOf, bool streams)
    {
        var returned = count ?? 1;
        if (Ranges.Check(returned, 1, Max, "n") is { } problem) return problem;
        var generated = bestOf ?? returned;
        if (Ranges.Check(generated, returned, Max, "best_of") is { } outOfRange) return outOfRange;
        return streams && generated > returned
            ? Problems.Invalid("best_of", "best_of must not be greater than n in a stream: which answer is best shows at its end.")
            : new AnswerCount(returned, generated);
    }
}
