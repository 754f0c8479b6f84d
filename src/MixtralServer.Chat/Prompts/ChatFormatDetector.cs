using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Recognises a model's chat format by the characteristic parts of its chat template and by its vocabulary.
/// </summary>
public static class ChatFormatDetector
{
    // Marks of formats that also write [INST] but put the system text elsewhere: Llama 2 and later Mistral models.
    private static readonly string[] ForeignMarks = ["<<SYS>>", "[SYSTEM_PROMPT]"];

    /// <summary>Recognises the format.</summary>
    /// <param name="chatTemplate">The template that the model's file carries (Jinja text), or null.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <returns>The format; without a template and without its control tokens <see cref="ChatFormat.None"/>.</returns>
    public static ChatFormatDetection Detect(string? chatTemplate, ITokenizer tokenizer)
    {
        var hasInstructTokens = tokenizer.FindControl(MistralV3Template.TurnBegin) is not null
            && tokenizer.FindControl(MistralV3Template.TurnEnd) is not null;
        if (string.IsNullOrWhiteSpace(chatTemplate))
            return new ChatFormatDetection.Known(FromVocabulary(hasInstructTokens, tokenizer));
        if (Mentions(chatTemplate, ChatMlTemplate.TurnBegin) && Mentions(chatTemplate, ChatMlTemplate.TurnEnd))
            return new ChatFormatDetection.Known(ChatFormat.ChatMl);

        var isInstruct = Mentions(chatTemplate, MistralV3Template.TurnBegin)
            && Mentions(chatTemplate, MistralV3Template.TurnEnd)
            && !ForeignMarks.Any(mark => Mentions(chatTemplate, mark));
        return isInstruct
            ? new ChatFormatDetection.Known(hasInstructTokens ? ChatFormat.MistralV3 : ChatFormat.MistralV1)
            : new ChatFormatDetection.Unknown(
                "The chat template in the model's file is neither Mistral's nor ChatML. "
                + "Set the model's chat format to mistral-v1, mistral-v3, chatml or none.");
    }

    private static ChatFormat FromVocabulary(bool hasInstructTokens, ITokenizer tokenizer)
    {
        if (hasInstructTokens)
            return ChatFormat.MistralV3;
        return tokenizer.FindControl(ChatMlTemplate.TurnBegin) is not null ? ChatFormat.ChatMl : ChatFormat.None;
    }

    private static bool Mentions(string template, string mark) => template.Contains(mark, StringComparison.Ordinal);
}
