using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Protocol.Tokenizing;

namespace MixtralServer.Chat.Requests;

/// <summary>Reads what is to become tokens.</summary>
public static class TokenizeReader
{
    /// <summary>
    /// The prompt of a request: <c>text</c> as the text of a message is read, <c>prompt</c> as a completion's, and with
    /// <c>suffix</c> as one that fills in the middle.
    /// </summary>
    public static Outcome<Prompt> Read(TokenizeRequest wire, ITokenizer tokenizer)
    {
        if ((PromptText.Check(wire.Text, "text") ?? PromptText.Check(wire.Prompt, "prompt") ?? PromptText.Check(wire.Suffix, "suffix")) is { } problem)
            return problem;

        var addsBegin = wire.AddSpecial ?? wire.AddSpecialTokens ?? true;
        return (wire.Text, wire.Prompt, wire.Suffix) switch
        {
            (null, null, _) => Problems.Missing("text", "a string; or give prompt, for text with control tokens in it"),
            ({ }, { }, _) => Problems.Invalid("prompt", "text and prompt cannot both be given: text is read without control tokens."),
            ({ } text, _, null) when addsBegin => new Prompt([new PromptRun.BeginOfSequence(), new PromptRun.Text(text)]),
            ({ } text, _, null) => new Prompt([new PromptRun.Text(text)]),
            (_, { } prompt, null) => CompletionPrompt.OfText(prompt, tokenizer, addsBegin),
            (_, { } prompt, { } suffix) => FillInMiddlePrompt.Build(prompt, suffix, tokenizer),
            _ => Problems.Invalid("suffix", "suffix goes with prompt, not with text."),
        };
    }
}
