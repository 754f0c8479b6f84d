using MixtralServer.Inference.Ports;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Recognises a model's chat format by the characteristic parts of its chat template and by its vocabulary.
/// </summary>
public static class ChatFormatDetector
{
    private const int ExcerptLength = 80;

    // Marks of other formats, of which some also have Mistral's or ChatML's: they put the system text elsewhere or end turns
    // otherwise, so taking them for those would be wrong in silence.
    private static readonly (string Mark, string Family)[] Foreign =
    [
        ("<<SYS>>", "Llama 2's"),
        ("<|start_header_id|>", "Llama 3's"),
        ("[SYSTEM_PROMPT]", "that of later Mistral models"),
        ("[MODEL_SETTINGS]", "that of later Mistral models"),
        ("[ARGS]", "that of later Mistral models"),
        ("<|im_sep|>", "Phi's"),
        ("<start_of_turn>", "Gemma's"),
        ("<|user|>", "Zephyr's or one like it"),
        ("<|User|>", "DeepSeek's"),
        ("<｜User｜>", "DeepSeek's"),
        ("<|START_OF_TURN_TOKEN|>", "Command R's"),
        ("### Instruction", "Alpaca's"),
        ("GPT4 Correct", "OpenChat's"),
    ];

    /// <summary>Recognises the format.</summary>
    /// <param name="chatTemplate">The template that the model's file carries (Jinja text), or null.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <returns>The format; without a template and without its control tokens <see cref="ChatFormat.None"/>.</returns>
    public static ChatFormatDetection Detect(string? chatTemplate, ITokenizer tokenizer)
    {
        var hasInstructTokens = HasBoth(tokenizer, MistralV3Template.TurnBegin, MistralV3Template.TurnEnd);
        if (string.IsNullOrWhiteSpace(chatTemplate))
            return new ChatFormatDetection.Known(FromVocabulary(hasInstructTokens, tokenizer));
        if (Foreign.FirstOrDefault(foreign => Mentions(chatTemplate, foreign.Mark)).Family is { } family)
            return Unknown($"is {family}, which this server does not write", chatTemplate);
        if (Mentions(chatTemplate, ChatMlTemplate.TurnBegin) && Mentions(chatTemplate, ChatMlTemplate.TurnEnd))
            return new ChatFormatDetection.Known(ChatFormat.ChatMl);
        if (!Mentions(chatTemplate, MistralV3Template.TurnBegin) || !Mentions(chatTemplate, MistralV3Template.TurnEnd))
            return Unknown("is neither Mistral's nor ChatML", chatTemplate);

        // Only the third format has functions; a vocabulary that lost its tokens does not make it the first.
        return new ChatFormatDetection.Known(
            hasInstructTokens || Mentions(chatTemplate, MistralV3Template.ToolsBegin) ? ChatFormat.MistralV3 : ChatFormat.MistralV1);
    }

    private static ChatFormatDetection.Unknown Unknown(string what, string template)
    {
        var line = string.Join(' ', template.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var excerpt = line.Length > ExcerptLength ? $"{line[..ExcerptLength]}…" : line;
        return new ChatFormatDetection.Unknown(
            $"The chat template in the model's file {what} (it begins: {excerpt}). "
            + "Set the model's chat_format to mistral-v1, mistral-v3, chatml or none.");
    }

    private static ChatFormat FromVocabulary(bool hasInstructTokens, ITokenizer tokenizer)
    {
        if (hasInstructTokens)
            return ChatFormat.MistralV3;
        return HasBoth(tokenizer, ChatMlTemplate.TurnBegin, ChatMlTemplate.TurnEnd) ? ChatFormat.ChatMl : ChatFormat.None;
    }

    private static bool HasBoth(ITokenizer tokenizer, string begin, string end) =>
        tokenizer.FindControl(begin) is not null && tokenizer.FindControl(end) is not null;

    private static bool Mentions(string template, string mark) => template.Contains(mark, StringComparison.Ordinal);
}
