using System.Text.Json;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Refuses what this server cannot do, since answering without it would be a wrong answer; the values that ask for
/// nothing are fine, because clients send them of their own accord.
/// </summary>
internal static class UnsupportedFeatures
{
    public static RequestProblem? Check(ChatCompletionRequest wire) =>
        CheckCount(wire.N)
        ?? Refuse(wire.Tools is { Count: > 0 }, "tools", "Tools are")
        ?? Refuse(wire.Functions is { Count: > 0 }, "functions", "Functions are")
        ?? CheckLogprobs(wire.Logprobs)
        ?? Refuse(wire.TopLogprobs is not (null or 0), "top_logprobs", "Log probabilities are")
        ?? CheckResponseFormat(wire.ResponseFormat)
        ?? Refuse(wire.Echo is true, "echo", "Echoing the prompt is")
        ?? Refuse(!string.IsNullOrEmpty(wire.SafetyModel), "safety_model", "Safety models are")
        ?? Refuse(wire.SafePrompt is true, "safe_prompt", "Safety prompts are");

    private static RequestProblem? CheckCount(int? count) =>
        Ranges.CheckPositive(count, "n") ?? Refuse(count > 1, "n", "Several answers to one request (n above 1) are");

    private static RequestProblem? CheckLogprobs(JsonElement? logprobs) => logprobs?.ValueKind switch
    {
        null or JsonValueKind.False or JsonValueKind.Null => null,
        JsonValueKind.True or JsonValueKind.Number => Problems.Unsupported("logprobs", "Log probabilities are"),
        _ => Problems.Invalid("logprobs", "logprobs must be true, false or an integer."),
    };

    private static RequestProblem? CheckResponseFormat(ResponseFormat? format) => format?.Type switch
    {
        null when format is not null => Problems.Missing("response_format.type", "'text'"),
        null or "text" => null,
        var other => Problems.Unsupported("response_format", $"Answers of the format '{other}' are"),
    };

    private static RequestProblem? Refuse(bool asked, string parameter, string subject) =>
        asked ? Problems.Unsupported(parameter, subject) : null;
}
