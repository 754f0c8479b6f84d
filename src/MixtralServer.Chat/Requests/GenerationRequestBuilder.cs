using System.Globalization;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Writes and encodes the prompt of a valid chat request and fits its answer into the model's context.
/// </summary>
public static class GenerationRequestBuilder
{
    /// <summary>Makes the requests for the engine: one for each answer, all with one prompt.</summary>
    /// <param name="request">The valid chat request.</param>
    /// <param name="model">The model that will answer.</param>
    /// <param name="id">Unique among the requests of the process; the second answer's has <c>-1</c> behind it, and so on.</param>
    /// <param name="arrival">When the request came in.</param>
    /// <returns>The requests, or <c>context_length_exceeded</c> where prompt and answer do not fit.</returns>
    public static Outcome<IReadOnlyList<GenerationRequest>> Build(
        ChatRequest request, ChatModel model, string id, DateTimeOffset arrival)
    {
        var prompt = PromptEncoder.Encode(PromptBuilder.Build(request.Conversation, model.Format), model.Tokenizer);
        var room = model.ContextLength - prompt.Length;
        var limit = model.TokensOutputMax ?? int.MaxValue;
        var wanted = request.TokensOutputMax is { } asked ? Math.Min(asked, limit) : (int?)null;
        if (room < 1 || (wanted > room && !request.TruncatesOutput))
            return TooLong(model.ContextLength, prompt.Length, wanted, request.Places);

        var stops = FormatStops.Of(model.Format, model.Tokenizer);
        var first = new GenerationRequest
        {
            Id = id,
            Prompt = prompt,
            TokensOutputMax = Math.Min(wanted ?? limit, room),
            Sampling = SamplingOf(request, model),
            StopStrings = [.. request.StopStrings, .. model.StopStrings, .. stops.Strings],
            StopTokens = stops.Tokens,
            Constraint = CallConstraint.Of(request, model),
            Mark = request.Conversation.Tools.MayCall ? CallConstraint.MarkOf(model) : null,
            OutputBegun = request.Conversation.AnswerBegun.TrimEnd(' '), // the answer begins with the space
            ForcesText = request.ForcesText,
            LogProbsTop = request.LogProbs?.Top ?? (request.Answers.Chooses ? 0 : null),
            PromptLogProbsTop = request.EchoesPrompt ? request.LogProbs?.Top : null,
            Priority = request.Caller.Priority,
            Client = request.Caller.Client,
            CacheScope = request.Caller.CacheScope,
            Deadline = arrival + model.TimeLimit,
        };
        return new Outcome<IReadOnlyList<GenerationRequest>>.Accepted(
            [first, .. Enumerable.Range(1, request.Answers.Generated - 1).Select(choice => Another(first, request, choice))]);
    }

    // A model that sees functions calls them by a token, whatever the request says; where it must not, there is no such token.
    private static SamplingOptions SamplingOf(ChatRequest request, ChatModel model)
    {
        var sampling = request.Sampling;
        var isForbidden = request.Conversation.Tools is { Definitions.Count: > 0, MayCall: false };
        if (!isForbidden || CallConstraint.MarkOf(model) is not OutputMark.Token(var token)) return sampling;
        return sampling with { LogitBias = new Dictionary<TokenId, float>(sampling.LogitBias) { [token] = SamplingOptions.BiasOfBan } };
    }

    private static GenerationRequest Another(GenerationRequest first, ChatRequest request, int choice) => first with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{first.Id}-{choice}"),
        Sampling = first.Sampling with { Seed = unchecked((ulong)request.SeedOf(choice)) },
        PromptLogProbsTop = null,
    };

    private static RequestProblem TooLong(int contextLength, int promptLength, int? wanted, PromptPlaces places)
    {
        var needs = wanted is { } max
            ? $"the request needs {promptLength + (long)max} ({promptLength} for the {places.Prompt}, {max} for the answer)"
            : $"{promptLength} for the {places.Prompt} leave no room for an answer";
        var remedy = wanted is null || promptLength >= contextLength ? $"Shorten the {places.Prompt}" : $"Lower {places.Limit}";
        return new RequestProblem(
            ProblemKind.InvalidRequest,
            "context_length_exceeded",
            $"This model's maximum context length is {contextLength} tokens, but {needs}. {remedy}.",
            places.Prompt);
    }
}
