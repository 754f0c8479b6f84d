using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Prompts;

public sealed class PromptBuilderTests
{
    private const string Conversation = """
        [{"role": "system", "content": "S"}, {"role": "user", "content": "a"},
         {"role": "assistant", "content": "b "}, {"role": "user", "content": "c"}]
        """;

    private const string Begun = """[{"role": "user", "content": "a"}, {"role": "assistant", "content": "Sure,"}]""";

    [Theory]
    [InlineData(ChatFormat.MistralV1, "<s>[INST] S\n\na [/INST]b </s>[INST] c [/INST]")]
    [InlineData(ChatFormat.MistralV3, "<s>[INST]a[/INST]b</s>[INST]S\n\nc[/INST]")]
    [InlineData(
        ChatFormat.ChatMl,
        "<s><|im_start|>system\nS<|im_end|>\n<|im_start|>user\na<|im_end|>\n<|im_start|>assistant\nb <|im_end|>\n"
        + "<|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\n")]
    [InlineData(ChatFormat.None, "<s>S\n\na\n\nb \n\nc")]
    public void Build_Conversation_IsWrittenInTheFormat(ChatFormat format, string expected)
    {
        var tokenizer = new WordTokenizer("[INST]", "[/INST]", "<|im_start|>", "<|im_end|>");

        Assert.Equal(expected, tokenizer.Show(Wire.Encode(Conversation, format, tokenizer)));
    }

    [Theory]
    [InlineData(ChatFormat.MistralV1, "<s>[INST] a [/INST]Sure,")]
    [InlineData(ChatFormat.MistralV3, "<s>[INST]a[/INST]Sure,")]
    [InlineData(ChatFormat.ChatMl, "<s><|im_start|>user\na<|im_end|>\n<|im_start|>assistant\nSure,")]
    [InlineData(ChatFormat.None, "<s>a\n\nSure,")]
    public void Build_LastTurnOfAssistant_IsLeftOpen(ChatFormat format, string expected)
    {
        var tokenizer = new WordTokenizer("[INST]", "[/INST]", "<|im_start|>", "<|im_end|>");

        Assert.Equal(expected, tokenizer.Show(Wire.Encode(Begun, format, tokenizer)));
    }

    [Fact]
    public void Build_ChatMlWithoutItsTokens_IsOneText()
    {
        var tokenizer = new WordTokenizer();

        var tokens = Wire.Encode(Conversation, ChatFormat.ChatMl, tokenizer);

        Assert.Equal(1, tokenizer.Encodings);
        Assert.Equal(["<s>"], tokenizer.Controls(tokens));
    }

    [Fact]
    public void Build_MistralV1_EncodesEachTurnOnItsOwn()
    {
        var tokenizer = new WordTokenizer();

        Wire.Encode(Conversation, ChatFormat.MistralV1, tokenizer);

        Assert.Equal(3, tokenizer.Encodings);
    }
}
