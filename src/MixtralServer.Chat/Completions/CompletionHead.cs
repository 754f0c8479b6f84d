using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Ports;
using MixtralServer.Protocol;

namespace MixtralServer.Chat.Completions;

/// <summary>What all chunks of a completion have in common.</summary>
/// <param name="Id">Unique id of the reply.</param>
/// <param name="Created">When it was begun, in seconds since 1970.</param>
/// <param name="Request">The request it answers.</param>
/// <param name="Tokenizer">The model's vocabulary.</param>
/// <param name="Prompts">The request's prompts as the model reads them.</param>
/// <param name="Dialect">Whose shapes are written where they contradict each other.</param>
public sealed record CompletionHead(
    string Id,
    long Created,
    PromptRequest Request,
    ITokenizer Tokenizer,
    IReadOnlyList<IReadOnlyList<TokenId>> Prompts,
    Dialect Dialect)
{
    /// <summary>Parts of the request's constraint that answers are not kept to, each as a sentence with its place.</summary>
    public IReadOnlyList<string> Relaxed { get; init; } = [];

    /// <summary>Clock for what may take only so long.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How many answers the reply has.</summary>
    internal int AnswerCount => Prompts.Count * Request.Answers.Returned;

    /// <summary>Whether shapes are Together's.</summary>
    internal bool IsTogether => Dialect == Dialect.Together;

    /// <summary>Whether each text has its prompt in front. Together tells prompts in a member of their own.</summary>
    internal bool PutsPromptFirst => Request.EchoesPrompt && !IsTogether;

    /// <summary>The head of the answers to one prompt, which end with their usage.</summary>
    internal ReplyHead Of(int prompt) =>
        new(Id, Created, Request.Of(prompt) with { IncludeUsage = false }, Tokenizer, Prompts[prompt])
        {
            IsCompletion = true,
            Relaxed = Relaxed,
            Time = Time,
        };
}
