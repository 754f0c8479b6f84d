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
    /// <param name="id">Unique among the requests of the process.</param>
    /// <param name="arrival">When the request came in.</param>
    /// <returns>The requests, or <c>context_length_exceeded</c> where prompt and answer do not fit.</returns>
    public static Outcome<IReadOnlyList<GenerationRequest>> Build(
        ChatRequest request, ChatModel model, string id, DateTimeOffset arrival)
    {
        var prompt = PromptEncoder.Encode(PromptBuilder.Build(request.Conversation, model.Format), model.Tokenizer);
        var requests = new GenerationRequests(request, model, arrival);
        if (!requests.First(prompt, request.Places, id).TryGet(out var first, out var problem))
            return problem;

        var stops = FormatStops.Of(model.Format, model.Tokenizer);
        return new Outcome<IReadOnlyList<GenerationRequest>>.Accepted([.. requests.All(first with
        {
            Sampling = SamplingOf(request, model),
            StopStrings = [.. first.StopStrings, .. stops.Strings],
            StopTokens = stops.Tokens,
            Constraint = CallConstraint.Of(request, model),
            Mark = request.Conversation.Tools.MayCall ? CallConstraint.MarkOf(model) : null,
            OutputBegun = request.Conversation.AnswerBegun.TrimEnd(' '), // the answer begins with the space
        })]);
    }

    // A model that sees functions calls them by a token, whatever the request says; where it must not, there is no such token.
    private static SamplingOptions SamplingOf(ChatRequest request, ChatModel model)
    {
        var sampling = request.Sampling;
        var isForbidden = request.Conversation.Tools is { Definitions.Count: > 0, MayCall: false };
        if (!isForbidden || CallConstraint.MarkOf(model) is not OutputMark.Token(var token)) return sampling;
        return sampling with { LogitBias = new Dictionary<TokenId, float>(sampling.LogitBias) { [token] = SamplingOptions.BiasOfBan } };
    }
}
