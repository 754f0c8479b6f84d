using System.Text.Json;
using MixtralServer.Chat.Prompts;

namespace MixtralServer.LLama.Tests.Prompts;

/// <summary>Prompts against what mistral-common publishes, on models forged with Mistral's vocabularies.</summary>
[Collection(NativeFixture.Collection)]
public sealed class MistralPromptTests(NativeFixture native)
{
    private const string Tool1 = """{"type": "function", "function": {"name": "tool1", "description": "1", "parameters": {}}}""";
    private const string Turns = """
        {"role": "user", "content": "a"}, {"role": "assistant", "content": "b"},
        {"role": "user", "content": "c"}, {"role": "assistant", "content": "d"}
        """;
    private const string Call = """
        {"role": "user", "content": "a"},
        {"role": "assistant", "tool_calls": [{"id": "123456789", "function": {"name": "b", "arguments": "{}"}}]}
        """;
    private const string CallText = """[INST]▁a[/INST][TOOL_CALLS]▁[{"name":▁"b",▁"arguments":▁{},▁"id":▁"123456789"}]</s>""";

    [SkippableTheory]
    [InlineData("no_tools", "v1", MistralVocabularies.V1, ChatFormat.MistralV1)]
    [InlineData("no_tools", "v3", MistralVocabularies.V3, ChatFormat.MistralV3)]
    [InlineData("get_weather_full", "v3", MistralVocabularies.V3, ChatFormat.MistralV3)]
    [InlineData("several_calls", "v3", MistralVocabularies.V3, ChatFormat.MistralV3)]
    public async Task Encode_Sample_GivesItsTokens(string sample, string version, string vocabulary, ChatFormat format)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, vocabulary);
        var request = await ReadAsync($"{sample}/sample.json");
        using var expected = JsonDocument.Parse(await ReadAsync($"{sample}/tokens_{version}.json"));

        var tokens = NativePrompts.Encode(request.Trim()[1..^1], format, model.Tokenizer);

        Assert.Equal(
            expected.RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32()),
            tokens.Select(token => token.Value));
        Assert.Equal(
            (await ReadAsync($"{sample}/text_{version}.txt")).Replace("<0x0A>", "\n", StringComparison.Ordinal),
            NativePrompts.Show(tokens, model.Tokenizer));
    }

    [SkippableTheory]
    [InlineData(
        """{"role": "user", "content": "a"}""",
        """<s>[AVAILABLE_TOOLS]▁[{"type":▁"function",▁"function":▁{"name":▁"tool1",▁"description":▁"1",▁"parameters":▁{}}}][/AVAILABLE_TOOLS][INST]▁a[/INST]""")]
    [InlineData(
        """{"role": "system", "content": "SYSTEM"},""" + Turns,
        """<s>[INST]▁a[/INST]▁b</s>[AVAILABLE_TOOLS]▁[{"type":▁"function",▁"function":▁{"name":▁"tool1",▁"description":▁"1",▁"parameters":▁{}}}][/AVAILABLE_TOOLS][INST]▁SYSTEM"""
        + "\n\nc[/INST]▁d")]
    public async Task EncodeV3_Tools_GiveMistralsText(string messages, string expected)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, MistralVocabularies.V3);

        var tokens = NativePrompts.Encode(
            $"\"messages\": [{messages}], \"tools\": [{Tool1}]", ChatFormat.MistralV3, model.Tokenizer);

        Assert.Equal(expected, NativePrompts.Show(tokens, model.Tokenizer));
    }

    [SkippableTheory]
    [InlineData("\"d\"", "\"d\"")]
    [InlineData("\"{\\\"a\\\": 1}\"", "{\"a\":▁1}")]
    [InlineData("\"22\"", "22")]
    [InlineData("""[{"type": "text", "text": "d"}, {"type": "text", "text": "e"}]""", "\"d\\n\\ne\"")]
    public async Task EncodeV3_CallAndResult_GiveMistralsText(string content, string expected)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, MistralVocabularies.V3);
        var result = $$"""{"role": "tool", "name": "b", "content": {{content}}, "tool_call_id": "123456789"}""";

        var tokens = NativePrompts.Encode($"\"messages\": [{Call}, {result}]", ChatFormat.MistralV3, model.Tokenizer);

        Assert.Equal(
            $"<s>{CallText}[TOOL_RESULTS]▁{{\"content\":▁{expected},▁\"call_id\":▁\"123456789\"}}[/TOOL_RESULTS]",
            NativePrompts.Show(tokens, model.Tokenizer));
    }

    [SkippableTheory]
    [InlineData(
        MistralVocabularies.V3, ChatFormat.MistralV3, """{"role": "system", "content": "SYSTEM"},""" + Turns,
        new[] { 1, 3, 1032, 4, 1055, 2, 3, 17889, 23294, 781, 781, 29485, 4, 1049 })]
    [InlineData(
        MistralVocabularies.V1, ChatFormat.MistralV1, Turns,
        new[]
        {
            1, 733, 16289, 28793, 264, 733, 28748, 16289, 28793, 287, 2, 733, 16289, 28793, 277, 733, 28748, 16289, 28793, 281,
        })]
    [InlineData(
        MistralVocabularies.V1, ChatFormat.MistralV1,
        """{"role": "system", "content": "SYSTEM"}, {"role": "user", "content": "a"}""",
        new[] { 1, 733, 16289, 28793, 17121, 22526, 13, 13, 28708, 733, 28748, 16289, 28793 })]
    public async Task Encode_KnownConversation_GivesKnownTokens(string vocabulary, ChatFormat format, string messages, int[] expected)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, vocabulary);

        var tokens = NativePrompts.Encode($"\"messages\": [{messages}]", format, model.Tokenizer);

        Assert.Equal(expected, tokens.Select(token => token.Value));
    }

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(MistralVocabularies.FindOrSkip($"samples/{file}"));
}
