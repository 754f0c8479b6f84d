using System.Globalization;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>Encodes the prompts of a valid request and fits their answers into the model's context.</summary>
public static class PromptRequestBuilder
{
    /// <summary>Makes the requests for the engine: one for each answer to the first prompt, then to the second, and so on.</summary>
    /// <param name="request">The valid request.</param>
    /// <param name="model">The model that will answer.</param>
    /// <param name="id">Unique among the requests of the process.</param>
    /// <param name="arrival">When the request came in.</param>
    /// <returns>The requests, or <c>context_length_exceeded</c> for the first prompt that does not fit with its answer.</returns>
    public static Outcome<IReadOnlyList<GenerationRequest>> Build(
        PromptRequest request, ChatModel model, string id, DateTimeOffset arrival)
    {
        List<GenerationRequest> requests = [];
        for (var i = 0; i < request.Prompts.Count; i++)
        {
            var prompt = PromptEncoder.Encode(request.Prompts[i], model.Tokenizer);
            var parameter = ListPlace.Of("prompt", i, request.Prompts.Count);
            var own = i == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}.{i}");
            var answers = new GenerationRequests(request.Of(i), model, arrival);
            if (!answers.First(prompt, PromptPlaces.Chat with { Prompt = parameter }, own).TryGet(out var first, out var problem))
                return problem;
            requests.AddRange(answers.All(first));
        }

        return new Outcome<IReadOnlyList<GenerationRequest>>.Accepted(requests);
    }
}
