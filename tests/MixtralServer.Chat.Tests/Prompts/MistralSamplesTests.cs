using System.Text.Json;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;

namespace MixtralServer.Chat.Tests.Prompts;

/// <summary>Prompts against the token ids that mistral-common publishes for Mixtral's own tokenizer files.</summary>
public sealed class MistralSamplesTests
{
    private const string V1 = "tokenizer.model.v1";
    private const string V3 = "mistral_instruct_tokenizer_240323.model.v3";
    private const string Turns = """
        {"role": "user", "content": "a"}, {"role": "assistant", "content": "b"},
        {"role": "user", "content": "c"}, {"role": "assistant", "content": "d"}
        """;

    [SkippableTheory]
    [InlineData("no_tools", "v1", V1, ChatFormat.MistralV1)]
    [InlineData("no_tools", "v3", V3, ChatFormat.MistralV3)]
    [InlineData("get_weather_full", "v3", V3, ChatFormat.MistralV3)]
    [InlineData("several_calls", "v3", V3, ChatFormat.MistralV3)]
    public void Encode_Sample_GivesItsTokens(string name, string version, string file, ChatFormat format)
    {
        var tokenizer = SentencePieceTokenizer.LoadOrSkip(file);
        using var sample = JsonDocument.Parse(Read(name, "sample.json"));
        using var expected = JsonDocument.Parse(Read(name, $"tokens_{version}.json"));
        var messages = sample.RootElement.GetProperty("messages").GetRawText();
        var tools = sample.RootElement.GetProperty("tools").GetRawText();

        var tokens = Wire.Encode(messages, format, tokenizer, $"\"tools\": {tools}");

        Assert.Equal(Read(name, $"text_{version}.txt"), tokenizer.Show(tokens));
        Assert.Equal(
            expected.RootElement.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32()),
            tokens.Select(token => token.Value));
    }

    [SkippableTheory]
    [InlineData(
        """[{"role": "system", "content": "SYSTEM"}, {"role": "user", "content": "a"}]""",
        "<s>▁[INST]▁SYSTEM<0x0A><0x0A>a▁[/INST]",
        new[] { 1, 733, 16289, 28793, 17121, 22526, 13, 13, 28708, 733, 28748, 16289, 28793 })]
    [InlineData(
        $"[{Turns}]",
        "<s>▁[INST]▁a▁[/INST]▁b</s>▁[INST]▁c▁[/INST]▁d",
        new[]
        {
            1, 733, 16289, 28793, 264, 733, 28748, 16289, 28793, 287, 2,
            733, 16289, 28793, 277, 733, 28748, 16289, 28793, 281,
        })]
    public void EncodeV1_KnownConversation_GivesKnownTokens(string messages, string text, int[] ids)
    {
        var tokenizer = SentencePieceTokenizer.LoadOrSkip(V1);

        var tokens = Wire.Encode(messages, ChatFormat.MistralV1, tokenizer);

        Assert.Equal(text, tokenizer.Show(tokens));
        Assert.Equal(ids, tokens.Select(token => token.Value));
    }

    [SkippableTheory]
    [InlineData("""[{"role": "user", "content": "a"}]""", "<s>[INST]▁a[/INST]", new[] { 1, 3, 1032, 4 })]
    [InlineData(
        $$"""[{"role": "system", "content": "SYSTEM"}, {{Turns}}]""",
        "<s>[INST]▁a[/INST]▁b</s>[INST]▁SYSTEM<0x0A><0x0A>c[/INST]▁d",
        new[] { 1, 3, 1032, 4, 1055, 2, 3, 17889, 23294, 781, 781, 29485, 4, 1049 })]
    public void EncodeV3_KnownConversation_GivesKnownTokens(string messages, string text, int[] ids)
    {
        var tokenizer = SentencePieceTokenizer.LoadOrSkip(V3);

        var tokens = Wire.Encode(messages, ChatFormat.MistralV3, tokenizer);

        Assert.Equal(text, tokenizer.Show(tokens));
        Assert.Equal(ids, tokens.Select(token => token.Value));
    }

    private static string Read(string sample, string file) =>
        File.ReadAllText(SharedFiles.FindOrSkip($"data/mistral/samples/{sample}/{file}"));
}
