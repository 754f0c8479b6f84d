using System.Security.Cryptography;
using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Requests;

/// <summary>Turns the wire record of a chat request into a valid request, or says what is wrong with it.</summary>
public static class ChatRequestValidator
{
    // The most stop strings and the longest one: text is held back while it may still become one of them.
    private const int StopStringsMax = 16;
    private const int StopStringLengthMax = 1024;

    /// <summary>Checks every member and fills in the model's defaults.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="model">The model that will answer.</param>
    /// <returns>The valid request, or the first problem found, naming the member at fault.</returns>
    public static Outcome<ChatRequest> Validate(ChatCompletionRequest wire, ChatModel model)
    {
        if (Check(wire, model) is { } wrong)
            return wrong;
        if (!AnswerCount.Read(wire.N, bestOf: null, wire.Stream ?? false).TryGet(out var answers, out var problem))
            return problem;
        if (!ToolsReader.Read(wire).TryGet(out var tools, out problem))
            return problem;
        if (tools.MayCall && wire.Grammar is not null)
            return Problems.Invalid("grammar", $"grammar and {tools.Parameter} cannot both say what the answer must be; leave one out.");
        return ConversationReader.Read(wire, tools).TryGet(out var conversation, out problem)
            ? Build(wire, model, conversation, answers)
            : problem;
    }

    /// <summary>Checks every member but those that make up the conversation, and how many answers there are.</summary>
    internal static RequestProblem? Check(ChatCompletionRequest wire, ChatModel model) =>
        UnsupportedFeatures.Check(wire)
        ?? SamplingReader.Check(wire, model.Tokenizer)
        ?? CheckLimits(wire)
        ?? CheckStop(wire.Stop)
        ?? PriorityReader.Check(wire)
        ?? ConstraintReader.Check(wire)
        ?? LogProbsReader.Check(wire);

    /// <summary>Reads members that were checked, and fills in the model's defaults.</summary>
    internal static ChatRequest Build(
        ChatCompletionRequest wire, ChatModel model, Conversation conversation, AnswerCount answers)
    {
        var seed = wire.Seed ?? wire.RandomSeed ?? RandomSeed();
        return new ChatRequest
        {
            Model = wire.Model ?? model.Id,
            Conversation = conversation,
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
            IncludeUsage = wire.StreamOptions?.IncludeUsage ?? false,
        };
    }

    private static RequestProblem? CheckLimits(ChatCompletionRequest wire) =>
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
