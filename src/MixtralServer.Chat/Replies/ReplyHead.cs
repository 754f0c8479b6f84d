using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;

namespace MixtralServer.Chat.Replies;

/// <summary>What all chunks of a reply have in common.</summary>
/// <param name="Id">Unique id of the reply.</param>
/// <param name="Created">When it was begun, in seconds since 1970.</param>
/// <param name="Request">The request it answers.</param>
/// <param name="Tokenizer">The model's vocabulary.</param>
/// <param name="Prompt">The prompt as the model reads it.</param>
public sealed record ReplyHead(
    string Id, long Created, AnswerRequest Request, ITokenizer Tokenizer, IReadOnlyList<TokenId> Prompt)
{
    /// <summary>Parts of the request's constraint that answers are not kept to, each as a sentence with its place.</summary>
    public IReadOnlyList<string> Relaxed { get; init; } = [];

    /// <summary>Whose clients read it.</summary>
    public Dialect Dialect { get; init; } = Dialect.OpenAi;

    /// <summary>Clock for what may take only so long.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether chunks are those of a completion before it has its own shape: with log probabilities each has one token, also where
    /// nothing streams, and the likeliest tokens are told where only one was asked for, the token itself among them.
    /// </summary>
    internal bool IsCompletion { get; init; }

    /// <summary>The functions that answers may call.</summary>
    internal ToolUse Tools => Request is ChatRequest chat ? chat.Conversation.Tools : ToolUse.Nothing;

    /// <summary>
    /// Whether one leading space is dropped: the first word's own space in the vocabulary is no part of a message, but it is of a text
    /// that goes on, unless that text already ended in one. Of what conforms to a schema or pattern it is no part either.
    /// </summary>
    internal bool DropsLeadingSpace => Request
        is ChatRequest { Conversation.AnswerBegun: "" or [.., ' '] }
        or PromptRequest { Constraint: OutputConstraint.JsonSchema or OutputConstraint.Pattern };

    /// <summary>Whether the prompt is returned with log probabilities.</summary>
    internal bool EchoesLogProbs => Request is { EchoesPrompt: true, LogProbs: not null };
}
