using MixtralServer.Chat.Requests;

namespace MixtralServer.Chat.Replies;

/// <summary>What all chunks of a reply have in common.</summary>
/// <param name="Id">Unique id of the reply.</param>
/// <param name="Created">When it was begun, in seconds since 1970.</param>
/// <param name="Request">The request it answers.</param>
public sealed record ReplyHead(string Id, long Created, ChatRequest Request)
{
    /// <summary>
    /// Whether one leading space is dropped: the first word's own space in the vocabulary is no part of an answer, but
    /// it is of a text that goes on, unless that text already ended in one.
    /// </summary>
    internal bool DropsLeadingSpace => Request.Conversation.AnswerBegun is "" or [.., ' '];
}
