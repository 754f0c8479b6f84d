using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Joins the log probabilities of the parts of a text.</summary>
internal static class JoinedLists
{
    /// <param name="parts">The parts in their order.</param>
    /// <param name="hasTop">Whether they tell the likeliest tokens.</param>
    /// <param name="hasOffsets">Whether they tell where tokens begin.</param>
    public static LogprobLists Of(IReadOnlyList<LogprobLists> parts, bool hasTop, bool hasOffsets) => new()
    {
        TokenIds = [.. parts.SelectMany(part => part.TokenIds)],
        Tokens = [.. parts.SelectMany(part => part.Tokens)],
        TokenLogprobs = [.. parts.SelectMany(part => part.TokenLogprobs)],
        TopLogprobs = hasTop ? [.. parts.SelectMany(part => part.TopLogprobs!)] : null,
        TextOffset = hasOffsets ? [.. parts.SelectMany(part => part.TextOffset!)] : null,
    };
}
