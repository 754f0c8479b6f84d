using System.Globalization;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>Makes the requests for the engine of an encoded prompt: one for each answer.</summary>
/// <param name="request">The valid request.</param>
/// <param name="model">The model that will answer.</param>
/// <param name="arrival">When the request came in.</param>
internal sealed class GenerationRequests(AnswerRequest request, ChatModel model, DateTimeOffset arrival)
{
    /// <summary>Fits an answer behind a prompt.</summary>
    /// <param name="prompt">The prompt, at least one token.</param>
    /// <param name="places">What the request calls the prompt and the limit of its answers.</param>
    /// <param name="id">Unique among the requests of the process.</param>
    /// <returns>The request for the first answer, or <c>context_length_exceeded</c> where prompt and answer do not fit.</returns>
    public Outcome<GenerationRequest> First(TokenId[] prompt, PromptPlaces places, string id)
    {
        var room = model.ContextLength - prompt.Length;
        var limit = model.TokensOutputMax ?? int.MaxValue;
        var wanted = request.TokensOutputMax is { } asked ? Math.Min(asked, limit) : (int?)null;
        if (room < 1 || (wanted > room && !request.TruncatesOutput))
            return TooLong(prompt.Length, wanted, places);

        return new GenerationRequest
        {
            Id = id,
            Prompt = prompt,
            TokensOutputMax = Math.Min(wanted ?? limit, room),
            Sampling = request.Sampling,
            StopStrings = [.. request.StopStrings, .. model.StopStrings],
            Constraint = request.Constraint,
            ForcesText = request.ForcesText,
            LogProbsTop = request.LogProbs?.Top ?? (request.Answers.Chooses ? 0 : null),
            PromptLogProbsTop = request.EchoesPrompt ? request.LogProbs?.Top : null,
            Priority = request.Caller.Priority,
            Client = request.Caller.Client,
            CacheScope = request.Caller.CacheScope,
            Deadline = arrival + model.TimeLimit,
        };
    }

    /// <summary>The requests for all answers that are made; the second's id has <c>-1</c> behind it, and so on.</summary>
    public IEnumerable<GenerationRequest> All(GenerationRequest first) =>
        [first, .. Enumerable.Range(1, request.Answers.Generated - 1).Select(choice => Another(first, choice))];

    private GenerationRequest Another(GenerationRequest first, int choice) => first with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{first.Id}-{choice}"),
        Sampling = first.Sampling with { Seed = unchecked((ulong)request.SeedOf(choice)) },
        PromptLogProbsTop = null,
    };

    private RequestProblem TooLong(int promptLength, int? wanted, PromptPlaces places)
    {
        var needs = wanted is { } max
            ? $"the request needs {promptLength + (long)max} ({promptLength} for {places.Prompt}, {max} for the answer)"
            : $"{places.Prompt} takes {promptLength} and leaves no room for an answer";
        var remedy = wanted is null || promptLength >= model.ContextLength ? $"Shorten {places.Prompt}" : $"Lower {places.Limit}";
        return new RequestProblem(
            ProblemKind.InvalidRequest,
            "context_length_exceeded",
            $"This model's maximum context length is {model.ContextLength} tokens, but {needs}. {remedy}.",
            places.Prompt);
    }
}
