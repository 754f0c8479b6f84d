using System.Diagnostics.CodeAnalysis;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Requests;

/// <summary>A request whose prompts the caller has written, after validation.</summary>
public sealed record PromptRequest : AnswerRequest
{
    /// <summary>Adds the prompts to what the request says of its answers.</summary>
    [SetsRequiredMembers]
    public PromptRequest(AnswerRequest answers, IReadOnlyList<Prompt> prompts)
        : base(answers) => Prompts = prompts;

    /// <summary>The prompts, at least one; each gets all the answers.</summary>
    public IReadOnlyList<Prompt> Prompts { get; init; }

    /// <summary>Whether only the prompts are told, with log probabilities where asked for: of the answer nothing is.</summary>
    public bool TellsPromptOnly { get; init; }

    /// <summary>
    /// The request of one prompt alone. Its seed is made of the request's own, so that the same prompt twice gets different answers, and
    /// is told with them, so that each answer can be had again by itself.
    /// </summary>
    /// <param name="index">The prompt's place, from 0.</param>
    internal PromptRequest Of(int index)
    {
        var seed = SeedOf(index * Answers.Generated);
        return this with { Prompts = [Prompts[index]], Seed = seed, Sampling = Sampling with { Seed = unchecked((ulong)seed) } };
    }
}
