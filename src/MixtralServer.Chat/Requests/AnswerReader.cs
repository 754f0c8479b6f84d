using System.Security.Cryptography;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>Checks and reads what requests for text have in common, whatever endpoint they come to.</summary>
internal static class AnswerReader
{
    // The most stop strings and the longest one: text is held back while it may still become one of them.
    private const int StopStringsMax = 16;
    private const int StopStringLengthMax = 1024;

    /// <summary>Checks every member but how many answers there are.</summary>
    public static RequestProblem? Check(GenerationParameters wire, ChatModel model) =>
        SamplingReader.Check(wire, model.Tokenizer)
        ?? CheckLimits(wire)
        ?? CheckStop(wire.Stop)
        ?? PriorityReader.Check(wire)
        ?? ConstraintReader.Check(wire)
        ?? LogProbsReader.Check(wire);

    /// <summary>Reads members that were checked, and fills in the model's defaults.</summary>
    public static AnswerRequest Read(GenerationParameters wire, ChatModel model, AnswerCount answers)
    {
        var seed = wire.Seed ?? wire.RandomSeed ?? RandomSeed();
        return new AnswerRequest
        {
            Model = wire.Model ?? model.Id,
            Sampling = SamplingReader.Read(wire, model.Sampling, seed),
            Seed = seed,
            Answers = answers,
            LogProbs = LogProbsReader.Read(wire),
            EchoesPrompt = wire.Echo ?? false,
            TokensOutputMax = Smaller(wire.MaxTokens, wire.MaxCompletionTokens),
            TruncatesOutput = wire.ContextLengthExceededBehavior == "truncate",
            StopStrings = wire.Stop ?? [],
            Constraint = ConstraintReader.Read(wire),
            ForcesText = wire.ForcedText,
            Priority = PriorityReader.Read(wire),
            TellsTier = PriorityReader.NamesTier(wire),
            Stream = wire.Stream ?? false,
            Ignored = IgnoredParameters.Of(wire),
            IncludeUsage = wire.StreamOptions?.IncludeUsage ?? false,
        };
    }

    private static RequestProblem? CheckLimits(GenerationParameters wire) =>
        Ranges.CheckPositive(wire.MaxTokens, "max_tokens")
        ?? Ranges.CheckPositive(wire.MaxCompletionTokens, "max_completion_tokens")
        ?? (wire.ContextLengthExceededBehavior is null or "error" or "truncate"
            ? null
            : Problems.Invalid(
                "context_length_exceeded_behavior", "context_length_exceeded_behavior must be error or truncate."));

    private static RequestProblem? CheckStop(IReadOnlyList<string>? stop)
    {
        if (stop is null)
            return null;
        if (stop.Count > StopStringsMax)
            return Problems.Invalid("stop", $"stop has {stop.Count} entries; at most {StopStringsMax} are allowed.");
        if (stop.Any(string.IsNullOrEmpty))
            return Problems.Invalid("stop", "stop must not contain an empty string.");
        return stop.Any(text => text.Length > StopStringLengthMax)
            ? Problems.Invalid("stop", $"A stop string may have at most {StopStringLengthMax} characters.")
            : null;
    }

    private static int? Smaller(int? a, int? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);

    private static long RandomSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) & ChoiceSeeds.Mask;
    }
}
