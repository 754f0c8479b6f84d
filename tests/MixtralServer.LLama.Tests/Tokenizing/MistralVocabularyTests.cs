using MixtralServer.Gguf.Vocabulary;
using MixtralServer.Grammar.Tokens;
using MixtralServer.Inference.Constraints;
using MixtralServer.LLama.Models;

namespace MixtralServer.LLama.Tests.Tokenizing;

/// <summary>Ids that Mistral's own tokenizer gives; the vocabularies are not part of this repository.</summary>
[Collection(NativeFixture.Collection)]
public sealed class MistralVocabularyTests(NativeFixture native)
{
    [SkippableTheory]
    [InlineData("[INST] a [/INST]", new[] { 733, 16289, 28793, 264, 733, 28748, 16289, 28793 })]
    [InlineData("b", new[] { 287 })]
    [InlineData("[INST] c [/INST]", new[] { 733, 16289, 28793, 277, 733, 28748, 16289, 28793 })]
    [InlineData("d", new[] { 281 })]
    [InlineData("[INST] SYSTEM\n\na [/INST]",
        new[] { 733, 16289, 28793, 17121, 22526, 13, 13, 28708, 733, 28748, 16289, 28793 })]
    public async Task Encode_FirstVocabulary_GivesMistralsIds(string text, int[] expected)
    {
        using var model = await LoadAsync("tokenizer.model.v1");

        Assert.Equal(expected, model.Tokenizer.Encode(text).Select(t => t.Value));
        Assert.Equal(32_000, model.Tokenizer.VocabularySize);
    }

    [SkippableTheory]
    [InlineData("a", new[] { 1032 })]
    [InlineData("b", new[] { 1055 })]
    [InlineData("c", new[] { 1045 })]
    [InlineData("d", new[] { 1049 })]
    [InlineData("SYSTEM\n\nc", new[] { 17889, 23294, 781, 781, 29485 })]
    [InlineData("hello", new[] { 7080, 29477 })]
    public async Task Encode_ThirdVocabulary_GivesMistralsIds(string text, int[] expected)
    {
        using var model = await LoadAsync("mistral_instruct_tokenizer_240323.model.v3");

        Assert.Equal(expected, model.Tokenizer.Encode(text).Select(t => t.Value));
    }

    [SkippableFact]
    public async Task FindControl_ThirdVocabulary_FindsThePromptTokens()
    {
        using var model = await LoadAsync("mistral_instruct_tokenizer_240323.model.v3");
        string[] controls =
        [
            "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]",
            "[/TOOL_RESULTS]",
        ];

        Assert.Equal(Enumerable.Range(3, 7), controls.Select(c => model.Tokenizer.FindControl(c)!.Value.Value));
        Assert.DoesNotContain(model.Tokenizer.Encode("[INST] [TOOL_CALLS]"), t => t.Value < 771);
    }

    [SkippableTheory]
    [InlineData("tokenizer.model.v1")]
    [InlineData("mistral_instruct_tokenizer_240323.model.v3")]
    public async Task ConstraintVocabulary_OfTheModel_IsThatOfTheFile(string file)
    {
        using var model = await LoadAsync(file);
        var ofFile = SentencePieceFile.Read(await File.ReadAllBytesAsync(FindVocabulary(file)!));

        var ofModel = ConstraintVocabulary.Of(model.Tokenizer);

        Assert.Equal(ofFile.Size, ofModel.Size);
        for (var token = 0; token < ofFile.Size; token++)
        {
            Assert.Equal((token, ofFile.KindOf(token)), (token, ofModel.KindOf(token)));
            Assert.Equal(ofFile.Bytes(token), ofModel.Bytes(token));
        }
    }

    private async Task<LLamaModel> LoadAsync(string file)
    {
        var vocabulary = FindVocabulary(file);
        Skip.If(vocabulary is null, $"shared/data/mistral/{file} is not here.");
        var path = Path.Combine(native.Folder, file + ".gguf");
        if (!File.Exists(path))
            await native.ForgeAsync(Path.GetFileName(path), SentencePieceModel.Read(vocabulary!));
        return NativeFixture.Load(path);
    }

    private static string? FindVocabulary(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "mistral", file);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
