using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Prompts to fill in what stands between two texts, after mistral-common's second and third instruct tokenizers: what comes
/// after stands first. Models without tokens for it, such as Mixtral 8x7B, cannot.
/// </summary>
public static class FillInMiddlePrompt
{
    internal const string Prefix = "[PREFIX]";
    internal const string Middle = "[MIDDLE]";
    internal const string Suffix = "[SUFFIX]";

    /// <summary>Whether a vocabulary has the tokens.</summary>
    public static bool IsKnownTo(ITokenizer tokenizer) =>
        tokenizer.FindControl(Suffix) is not null && tokenizer.FindControl(Prefix) is not null;

    /// <summary>Writes the prompt.</summary>
    /// <param name="prompt">The text before; no text in it becomes a control token.</param>
    /// <param name="suffix">The text after; null and empty are none.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <returns>The prompt, or a problem with <c>suffix</c> where the vocabulary lacks the tokens.</returns>
    public static Outcome<Prompt> Build(string prompt, string? suffix, ITokenizer tokenizer)
    {
        if (!IsKnownTo(tokenizer))
        {
            return new RequestProblem(
                ProblemKind.InvalidRequest,
                "unsupported_parameter",
                "This model cannot fill in the middle: its vocabulary has no [SUFFIX] and [PREFIX]. Leave suffix out.",
                "suffix");
        }

        return new Prompt(
        [
            new PromptRun.BeginOfSequence(),
            new PromptRun.Control(Suffix), new PromptRun.BareText(suffix ?? ""),
            new PromptRun.Control(Prefix), new PromptRun.Text(prompt),
        ]);
    }
}
