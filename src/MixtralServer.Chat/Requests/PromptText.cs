using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>Reads prompts that callers write as text.</summary>
internal static class PromptText
{
    /// <summary>The longest text, in UTF-16 units: several times what any context holds, and some seconds of work.</summary>
    public const int LengthMax = 1 << 20;

    /// <summary>Reads a prompt to be continued, or where there is a suffix, one to fill in the middle.</summary>
    /// <param name="text">The prompt; empty is a problem.</param>
    /// <param name="suffix">What follows the text that is to be generated; null and empty are nothing.</param>
    /// <param name="parameter">The request member that the prompt comes from.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    public static Outcome<Prompt> Read(string text, string? suffix, string parameter, ITokenizer tokenizer)
    {
        if ((Check(text, parameter) ?? Check(suffix, "suffix")) is { } problem)
            return problem;
        if (!string.IsNullOrEmpty(suffix))
            return FillInMiddlePrompt.Build(text, suffix, tokenizer);
        return text.Length > 0
            ? CompletionPrompt.OfText(text, tokenizer)
            : Problems.Invalid(parameter, $"{parameter} is empty; it must have at least one character.");
    }

    /// <summary>Refuses text that is too long.</summary>
    public static RequestProblem? Check(string? text, string parameter) => text is { Length: > LengthMax }
        ? Problems.Invalid(parameter, $"{parameter} has {text.Length} characters; at most {LengthMax} are allowed. Send it in parts.")
        : null;
}
