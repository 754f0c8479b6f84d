using System.Diagnostics.CodeAnalysis;
using MixtralServer.Chat.Conversations;

namespace MixtralServer.Chat.Requests;

/// <summary>A chat request after validation.</summary>
public sealed record ChatRequest : AnswerRequest
{
    /// <summary>Adds the conversation to what the request says of its answers.</summary>
    [SetsRequiredMembers]
    public ChatRequest(AnswerRequest answers, Conversation conversation)
        : base(answers) => Conversation = conversation;

    /// <summary>The conversation to continue.</summary>
    public Conversation Conversation { get; init; }

    /// <summary>What the request calls its prompt and the limit of its answers.</summary>
    public PromptPlaces Places { get; init; } = PromptPlaces.Chat;

    /// <summary>
    /// Whether answers begin with the message that they continue, as Mistral's do; others hold what is new alone.
    /// </summary>
    public bool RepeatsPrefix { get; init; }
}
