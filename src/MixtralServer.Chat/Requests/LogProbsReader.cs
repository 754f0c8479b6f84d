using System.Text.Json;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Checks and reads which log probabilities are wanted. A number, Together's way, is how many of the likeliest tokens are told
/// and asks for Together's shape; <c>true</c>, OpenAI's way, asks for OpenAI's, with the number in <c>top_logprobs</c>.
/// </summary>
internal static class LogProbsReader
{
    private const int TopMax = 20;

    public static RequestProblem? Check(GenerationParameters wire)
    {
        if (Ranges.Check(wire.TopLogprobs, 0, TopMax, "top_logprobs") is { } outOfRange) return outOfRange;
        switch (wire.Logprobs?.ValueKind)
        {
            case JsonValueKind.True:
                return null;
            case JsonValueKind.Number when wire.Logprobs.Value.TryGetInt32(out var count):
                return Ranges.Check(count, 0, TopMax, "logprobs");
            case null or JsonValueKind.False or JsonValueKind.Null:
                return wire.TopLogprobs > 0
                    ? Problems.Invalid("top_logprobs", "top_logprobs needs logprobs: true beside it.")
                    : null;
            default:
                return Problems.Invalid("logprobs", "logprobs must be true, false or an integer.");
        }
    }

    /// <summary>Reads members that were checked.</summary>
    public static LogProbsOptions? Read(GenerationParameters wire) => wire.Logprobs?.ValueKind switch
    {
        JsonValueKind.True => new LogProbsOptions(LogProbsShape.Content, wire.TopLogprobs ?? 0),
        JsonValueKind.Number => new LogProbsOptions(
            LogProbsShape.Lists, Math.Max(wire.Logprobs.Value.GetInt32(), wire.TopLogprobs ?? 0)),
        _ => null,
    };

    /// <summary>
    /// Reads members that were checked, for a completion: its shape is lists whatever was asked, and <c>true</c> is the number 1.
    /// </summary>
    public static LogProbsOptions? ReadForCompletion(GenerationParameters wire) => Read(wire) switch
    {
        null => null,
        { Shape: LogProbsShape.Content } options => new LogProbsOptions(LogProbsShape.Lists, Math.Max(1, options.Top)),
        var options => options,
    };
}
