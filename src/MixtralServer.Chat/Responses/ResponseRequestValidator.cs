using MixtralServer.Chat.Json;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Responses;

/// <summary>
/// Turns the wire record of a request for a response into a valid chat request, or says what is wrong with it. What is spelt as in a
/// chat is read as there.
/// </summary>
public static class ResponseRequestValidator
{
    private const string IncludesLogProbs = "message.output_text.logprobs";

    /// <summary>Checks every member and fills in the model's defaults.</summary>
    /// <param name="wire">The request as it came; its <c>model</c> has been resolved by the caller.</param>
    /// <param name="input">Its items, with those of the responses before it.</param>
    /// <param name="model">The model that will answer.</param>
    /// <returns>The valid request, or the first problem found, naming the member at fault.</returns>
    public static Outcome<ChatRequest> Validate(ResponseRequest wire, ResponseInput input, ChatModel model)
    {
        var chat = SpelledAsChat(wire);
        var format = FormatOf(wire.Text?.Format);
        var problem = CheckUnsupported(wire)
            ?? Ranges.CheckPositive(wire.MaxOutputTokens, "max_output_tokens")
            ?? ConstraintReader.Check(format, FormatPlaces.Response)
            ?? AnswerReader.Check(chat, model);
        if (problem is not null)
            return problem;
        if (!ResponseToolsReader.Read(wire).TryGet(out var tools, out problem))
            return problem;
        return ResponseInputReader.Read(wire.Instructions, input, tools).TryGet(out var conversation, out problem)
            ? new ChatRequest(AnswerReader.Read(chat, model, AnswerCount.One), conversation)
            {
                Places = PromptPlaces.Response,
                Constraint = ConstraintReader.Read(format, FormatPlaces.Response),
            }
            : problem;
    }

    // These change what the answer is or where it is found, so that ignoring them would be a wrong answer.
    private static RequestProblem? CheckUnsupported(ResponseRequest wire) =>
        Refuse(wire.Background is true, "background", "Responses in the background are")
        ?? Refuse(JsonStrings.IsGiven(wire.Conversation), "conversation", "Conversations (other than by previous_response_id) are")
        ?? Refuse(JsonStrings.IsGiven(wire.Prompt), "prompt", "Stored prompts are");

    private static RequestProblem? Refuse(bool asked, string parameter, string subject) =>
        asked ? Problems.Unsupported(parameter, subject) : null;

    private static ChatCompletionRequest SpelledAsChat(ResponseRequest wire) => new()
    {
        Model = wire.Model,
        MaxTokens = wire.MaxOutputTokens,
        Temperature = wire.Temperature,
        TopP = wire.TopP,
        TopK = wire.TopK,
        Seed = wire.Seed,
        Stop = wire.Stop,
        LogitBias = wire.LogitBias,
        Priority = wire.Priority,
        ServiceTier = wire.ServiceTier,
        Logprobs = wire.Include?.Contains(IncludesLogProbs) is true ? JsonWords.True : null,
        TopLogprobs = wire.Include?.Contains(IncludesLogProbs) is true ? wire.TopLogprobs : null,
        Stream = wire.Stream,
    };

    private static ResponseFormat? FormatOf(ResponseTextFormat? format) => format is null ? null : new ResponseFormat
    {
        Type = format.Type,
        Schema = format.Schema,
        Pattern = format.Pattern,
        JsonSchema = new NamedSchema { Name = format.Name, Schema = format.Schema, Strict = format.Strict },
    };
}
