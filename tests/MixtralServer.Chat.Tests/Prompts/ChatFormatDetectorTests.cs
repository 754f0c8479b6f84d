using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Prompts;

public sealed class ChatFormatDetectorTests
{
    // Written for these tests with the structure of those that models carry.
    private const string InstructPlain =
        "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('order') }}"
        + "{% endif %}{% if m['role'] == 'user' %}{{ '[INST] ' + m['content'] + ' [/INST]' }}{% else %}{{ m['content'] + eos_token }}"
        + "{% endif %}{% endfor %}";

    private const string InstructSystemFirst = """
        {%- if messages[0]["role"] == "system" %}{%- set first = messages[0]["content"] %}{%- set rest = messages[1:] %}
        {%- else %}{%- set rest = messages %}{%- endif %}{{- bos_token }}
        {%- for m in rest %}{%- if m["role"] == "user" %}
        {%- if loop.first and first is defined %}{{- " [INST] " + first + "\n\n" + m["content"] + " [/INST]" }}
        {%- else %}{{- " [INST] " + m["content"] + " [/INST]" }}{%- endif %}
        {%- else %}{{- " " + m["content"] + eos_token }}{%- endif %}{%- endfor %}
        """;

    private const string InstructTools = """
        {{ bos_token }}{% set asked = messages | selectattr('role', 'equalto', 'user') | list %}
        {% for m in messages %}{% if m['role'] == 'user' %}{% if m == asked[-1] and tools %}
        {{ '[AVAILABLE_TOOLS] ' + tools | tojson + '[/AVAILABLE_TOOLS]' }}{% endif %}{{ '[INST] ' + m['content'] + '[/INST]' }}
        {% elif m.tool_calls %}{{ '[TOOL_CALLS] [' }}{% if call.id|length != 9 %}{{ raise_exception('9') }}{% endif %}
        {% elif m['role'] == 'tool' %}{{ '[TOOL_RESULTS] {"content": ' + m.content + '}[/TOOL_RESULTS]' }}{% endif %}{% endfor %}
        """;

    private const string ChatMl =
        "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>' + '\\n' }}{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private const string ChatMlDefaultSystem = """
        {% if messages[0]['role'] != 'system' %}<|im_start|>system
        You are a helpful assistant<|im_end|>
        {% endif %}{% for m in messages %}<|im_start|>{{ m.role }}
        {{ m.content | trim }}<|im_end|>
        {% endfor %}
        """;

    [Theory]
    [InlineData(InstructPlain, false, ChatFormat.MistralV1)]
    [InlineData(InstructSystemFirst, false, ChatFormat.MistralV1)]
    [InlineData(InstructPlain, true, ChatFormat.MistralV3)]
    [InlineData(InstructTools, true, ChatFormat.MistralV3)]
    [InlineData(InstructTools, false, ChatFormat.MistralV3)]
    [InlineData(ChatMl, false, ChatFormat.ChatMl)]
    [InlineData(ChatMl, true, ChatFormat.ChatMl)]
    [InlineData(ChatMlDefaultSystem, false, ChatFormat.ChatMl)]
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
    [InlineData("{{ '<|start_header_id|>' + role + '<|end_header_id|>' }}", "Llama 3's")]
    [InlineData("{{ '[INST] <<SYS>>' + system + '<</SYS>>' + content + ' [/INST]' }}", "Llama 2's")]
    [InlineData("{{ '[SYSTEM_PROMPT]' + system + '[/SYSTEM_PROMPT][INST]' + content + '[/INST]' }}", "later Mistral")]
    [InlineData("{{ '[INST]' + content + '[/INST]' }}{{ '[TOOL_CALLS]' + name + '[ARGS]' + arguments }}", "later Mistral")]
    [InlineData("{{ '<|im_start|>user<|im_sep|>' + content + '<|im_end|>' }}", "Phi's")]
    [InlineData("{{ '<|user|>\n' + content + eos_token + '<|assistant|>' }}", "Zephyr's")]
    [InlineData("{{ '### Instruction:\n' + content + '\n### Response:\n' }}", "Alpaca's")]
    [InlineData("{{ 'USER: ' + content + ' ASSISTANT: ' }}", "neither Mistral's nor ChatML")]
    [InlineData("{{ '[INST]' + content }}", "neither Mistral's nor ChatML")]
    public void Detect_ForeignTemplate_SaysWhatItIsAndWhatToDo(string template, string says)
    {
        var detection = ChatFormatDetector.Detect(template, new WordTokenizer("[INST]", "[/INST]"));

        var unknown = Assert.IsType<ChatFormatDetection.Unknown>(detection);
        Assert.Contains(says, unknown.Reason, StringComparison.Ordinal);
        Assert.Contains("mistral-v1", unknown.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', unknown.Reason);
    }

    [Fact]
    public void Detect_LongForeignTemplate_IsShownInPart()
    {
        var unknown = Assert.IsType<ChatFormatDetection.Unknown>(
            ChatFormatDetector.Detect(new string('x', 10_000), new WordTokenizer()));

        Assert.InRange(unknown.Reason.Length, 1, 300);
    }
}
