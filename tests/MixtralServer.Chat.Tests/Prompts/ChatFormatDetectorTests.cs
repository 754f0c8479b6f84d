using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Prompts;

public sealed class ChatFormatDetectorTests
{
    private const string Instruct = "{% for m in messages %}{{ '[INST] ' + m['content'] + ' [/INST]' }}{% endfor %}";
    private const string ChatMl = "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' }}";

    [Theory]
    [InlineData(Instruct, false, ChatFormat.MistralV1)]
    [InlineData(Instruct, true, ChatFormat.MistralV3)]
    [InlineData(ChatMl, false, ChatFormat.ChatMl)]
    [InlineData(ChatMl, true, ChatFormat.ChatMl)]
    [InlineData(null, true, ChatFormat.MistralV3)]
    [InlineData(" ", false, ChatFormat.None)]
    public void Detect_KnownTemplate_GivesTheFormat(string? template, bool hasInstructTokens, ChatFormat expected)
    {
        var tokenizer = hasInstructTokens ? new WordTokenizer("[INST]", "[/INST]") : new WordTokenizer();

        Assert.Equal(new ChatFormatDetection.Known(expected), ChatFormatDetector.Detect(template, tokenizer));
    }

    [Fact]
    public void Detect_NoTemplateButChatMlTokens_GivesChatMl() => Assert.Equal(
        new ChatFormatDetection.Known(ChatFormat.ChatMl),
        ChatFormatDetector.Detect(null, new WordTokenizer("<|im_start|>", "<|im_end|>")));

    [Theory]
    [InlineData("{{ '<|start_header_id|>' + role + '<|end_header_id|>' }}")]
    [InlineData("{{ '[INST] <<SYS>>' + system + '<</SYS>>' + content + ' [/INST]' }}")]
    [InlineData("{{ '[SYSTEM_PROMPT]' + system + '[/SYSTEM_PROMPT][INST]' + content + '[/INST]' }}")]
    public void Detect_ForeignTemplate_SaysSo(string template)
    {
        var detection = ChatFormatDetector.Detect(template, new WordTokenizer());

        var unknown = Assert.IsType<ChatFormatDetection.Unknown>(detection);
        Assert.Contains("mistral-v1", unknown.Reason, StringComparison.Ordinal);
    }
}
