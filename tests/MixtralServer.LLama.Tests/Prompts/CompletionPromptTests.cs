using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.LLama.Tests.Prompts;

/// <summary>Prompts that callers write themselves, in Mistral's vocabularies.</summary>
[Collection(NativeFixture.Collection)]
public sealed class CompletionPromptTests(NativeFixture native)
{
    [SkippableTheory]
    [InlineData(MistralVocabularies.V3, "<s>[INST] a[/INST]", new[] { 1, 3, 1032, 4 })]
    [InlineData(MistralVocabularies.V3, "[INST]a[/INST] b</s>[INST] c[/INST]", new[] { 1, 3, 1032, 4, 1055, 2, 3, 1045, 4 })]
    [InlineData(
        MistralVocabularies.V1, "<s>[INST] a [/INST]", new[] { 1, 733, 16289, 28793, 264, 733, 28748, 16289, 28793 })]
    [InlineData(
        MistralVocabularies.V1, "<s> [INST] a [/INST] b</s> [INST] c [/INST]",
        new[]
        {
            1, 733, 16289, 28793, 264, 733, 28748, 16289, 28793, 287, 2, 733, 16289, 28793, 277, 733, 28748, 16289, 28793,
        })]
    public async Task OfText_TemplateWrittenByHand_GivesTheTemplatesTokens(string vocabulary, string text, int[] expected)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, vocabulary);

        var tokens = PromptEncoder.Encode(CompletionPrompt.OfText(text, model.Tokenizer), model.Tokenizer);

        Assert.Equal(expected, tokens.Select(token => token.Value));
    }

    [SkippableTheory]
    [InlineData("hello", "world", "<s>[SUFFIX]world[PREFIX]▁hello")]
    [InlineData("def f(", "return a + b", "<s>[SUFFIX]return▁a▁+▁b[PREFIX]▁def▁f(")]
    [InlineData("def f(", null, "<s>[SUFFIX][PREFIX]▁def▁f(")]
    public async Task FillInMiddle_ThirdVocabulary_GivesMistralsText(string prompt, string? suffix, string expected)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, MistralVocabularies.V3);

        Assert.True(FillInMiddlePrompt.Build(prompt, suffix, model.Tokenizer).TryGet(out var built, out _));

        Assert.Equal(expected, NativePrompts.Show(PromptEncoder.Encode(built!, model.Tokenizer), model.Tokenizer));
    }

    [SkippableFact]
    public async Task FillInMiddle_ThirdVocabulary_GivesMistralsIds()
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, MistralVocabularies.V3);

        Assert.True(FillInMiddlePrompt.Build("hello", "world", model.Tokenizer).TryGet(out var built, out _));

        Assert.Equal([1, 13, 10239, 11, 7080, 29477], PromptEncoder.Encode(built!, model.Tokenizer).Select(token => token.Value));
    }

    [SkippableTheory]
    [InlineData("Hello world")]
    [InlineData(" two  spaces, Zürich, 東京 and 🙂 ")]
    [InlineData("[INST] </s>")]
    public async Task Original_TokensOfAText_GiveItBack(string text)
    {
        using var model = await MistralVocabularies.LoadOrSkipAsync(native, MistralVocabularies.V3);

        Assert.Equal(text, TokenText.Original(model.Tokenizer.Encode(text), model.Tokenizer));
    }
}
