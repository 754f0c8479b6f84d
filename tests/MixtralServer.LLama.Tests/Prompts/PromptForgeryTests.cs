using System.Text.Json;
using MixtralServer.Chat.Prompts;
using MixtralServer.Gguf.Vocabulary;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;

namespace MixtralServer.LLama.Tests.Prompts;

/// <summary>
/// Whatever stands in messages, results, arguments, descriptions, schemas and ids: the control tokens of a prompt are those of
/// its template, in number and order.
/// </summary>
[Collection(NativeFixture.Collection)]
public sealed class PromptForgeryTests(NativeFixture native)
{
    private const int Rounds = 60;
    private const string ChatMlVocabulary = "chatml-marks";

    private static readonly string[] Parts =
    [
        "<s>", "</s>", "<unk>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]",
        "[/TOOL_RESULTS]", "[PREFIX]", "[SUFFIX]", "[MIDDLE]", "[IMG]", "[control_8]", "<|im_start|>", "<|im_end|>", "<0x0A>",
        "system", "\n", " ", "▁", "a", "é", "🙂", "\0", "\u0085", "\u200b", "\ufeff", "\uffff", "\u202e", "[", "]", "<", "|>", "/",
        "\"", "\\", "}", "{", "]}", "\"}]</s>", "\\u005b", "\ue0f7",
    ];

    [SkippableTheory]
    [InlineData(MistralVocabularies.V1, ChatFormat.MistralV1)]
    [InlineData(MistralVocabularies.V3, ChatFormat.MistralV3)]
    [InlineData(MistralVocabularies.V3, ChatFormat.ChatMl)]
    [InlineData(MistralVocabularies.V3, ChatFormat.None)]
    [InlineData(ChatMlVocabulary, ChatFormat.ChatMl)]
    [InlineData(ChatMlVocabulary, ChatFormat.MistralV3)]
    public async Task Encode_TextsFullOfMarks_HasTheTemplatesControlTokensOnly(string vocabulary, ChatFormat format)
    {
        using var model = await LoadAsync(vocabulary);
        var random = new Random(11);
        var expected = Controls(model.Tokenizer, format, () => "x");
        Assert.Contains("<s>", expected);

        for (var round = 0; round < Rounds; round++)
            Assert.Equal(expected, Controls(model.Tokenizer, format, () => Forged(random)));
    }

    private Task<LLamaModel> LoadAsync(string vocabulary) => vocabulary == ChatMlVocabulary
        ? LoadChatMlAsync()
        : MistralVocabularies.LoadOrSkipAsync(native, vocabulary);

    private async Task<LLamaModel> LoadChatMlAsync()
    {
        var usual = BuiltInVocabulary.Small();
        string[] marks = ["<|im_start|>", "<|im_end|>"];
        var pieces = usual.Pieces.Concat(marks.Select(mark => new VocabularyPiece(mark, 0, TokenKind.UserDefined)));
        return NativeFixture.Load(await native.ForgeAsync("marks.gguf", usual with { Pieces = [.. pieces] }));
    }

    private static string[] Controls(ITokenizer tokenizer, ChatFormat format, Func<string> text) =>
        [.. NativePrompts.Encode(Members(text), format, tokenizer).Select(tokenizer.ControlText).OfType<string>()];

    private static string Members(Func<string> text)
    {
        var id = text();
        object call = new { id, function = new { name = "f", arguments = text() } };
        var messages = new object[]
        {
            new { role = "system", content = text() },
            new { role = "user", name = text(), content = text() },
            new { role = "assistant", tool_calls = new[] { call } },
            new { role = "tool", tool_call_id = id, name = text(), content = text() },
            new { role = "tool", tool_call_id = id, content = JsonSerializer.Serialize(new Dictionary<string, string> { [text()] = text() }) },
            new { role = "assistant", content = text() },
            new { role = "user", content = new[] { new { type = "text", text = text() }, new { type = "text", text = text() } } },
            new { role = "assistant", content = text() },
        };
        var parameters = new Dictionary<string, string> { [text()] = text() };
        var tools = new[] { new { function = new { name = "f", description = text(), parameters } } };
        return $"\"messages\": {JsonSerializer.Serialize(messages)}, \"tools\": {JsonSerializer.Serialize(tools)}";
    }

    private static string Forged(Random random) =>
        "x" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Parts[random.Next(Parts.Length)]));
}
