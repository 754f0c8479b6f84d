using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Tests.Prompts;

public sealed class CompletionPromptTests
{
    private static readonly WordTokenizer Marked = new("[INST]", "[/INST]", "[SUFFIX]", "[PREFIX]", "<|im_start|>");
    private static readonly WordTokenizer Unmarked = new();

    [Theory]
    [InlineData("a b", "<s>", "<s>a b")]
    [InlineData("", "<s>", "<s>")]
    [InlineData("<s>a", "<s>", "<s>a")]
    [InlineData("<s>[INST]a[/INST]b</s>[INST]c[/INST]", "<s> [INST] [/INST] </s> [INST] [/INST]", "<s>[INST]a[/INST]b</s>[INST]c[/INST]")]
    [InlineData("a<s>b", "<s> <s>", "<s>a<s>b")]
    [InlineData("<|im_start|>user", "<s> <|im_start|>", "<s><|im_start|>user")]
    [InlineData("[INST[INST]]", "<s> [INST]", "<s>[INST[INST]]")]
    [InlineData("[TOOL_CALLS] x [IMG]", "<s>", "<s>[TOOL_CALLS] x [IMG]")]
    public void OfText_Marks_BecomeTheTokensThatThereAre(string text, string controls, string shown)
    {
        var tokens = PromptEncoder.Encode(CompletionPrompt.OfText(text, Marked), Marked);

        Assert.Equal(controls.Split(' '), Marked.Controls(tokens));
        Assert.Equal(shown, Marked.Show(tokens));
    }

    [Fact]
    public void OfText_MarksThatTheVocabularyLacks_StayOneText()
    {
        var prompt = CompletionPrompt.OfText("<s>[INST] a [/INST]", Unmarked);

        Assert.Equal([new PromptRun.Control("<s>"), new PromptRun.Text("[INST] a [/INST]")], prompt.Runs);
    }

    [Fact]
    public void OfText_WithoutBegin_HasNone() =>
        Assert.Equal("a[INST]", Marked.Show(PromptEncoder.Encode(CompletionPrompt.OfText("a[INST]", Marked, addsBegin: false), Marked)));

    [Fact]
    public void OfTokens_AnyIds_StayAsTheyAre()
    {
        var prompt = Wire.Value(CompletionPrompt.OfTokens([3, 165, 2, 1], Marked, "prompt"));

        Assert.Equal([3, 165, 2, 1], PromptEncoder.Encode(prompt, Marked).Select(token => token.Value));
    }

    [Theory]
    [InlineData(new int[0], "prompt")]
    [InlineData(new[] { 1, -1 }, "prompt[1]")]
    [InlineData(new[] { 356 }, "prompt[0]")]
    public void OfTokens_IdsThatAreNone_AreRefused(int[] ids, string parameter) =>
        Assert.Equal(parameter, Wire.Problem(CompletionPrompt.OfTokens(ids, Marked, "prompt")).Parameter);

    [Theory]
    [InlineData("a", "b", "<s>[SUFFIX]b[PREFIX]a")]
    [InlineData("a", null, "<s>[SUFFIX][PREFIX]a")]
    [InlineData("", "[PREFIX]", "<s>[SUFFIX][PREFIX][PREFIX]")]
    public void FillInMiddle_Build_PutsTheSuffixFirst(string prompt, string? suffix, string expected)
    {
        var tokens = PromptEncoder.Encode(Wire.Value(FillInMiddlePrompt.Build(prompt, suffix, Marked)), Marked);

        Assert.Equal(expected, Marked.Show(tokens));
        Assert.Equal(["<s>", "[SUFFIX]", "[PREFIX]"], Marked.Controls(tokens));
    }

    [Fact]
    public void FillInMiddle_WithoutItsTokens_IsRefused() =>
        Assert.Equal("suffix", Wire.Problem(FillInMiddlePrompt.Build("a", "b", Unmarked)).Parameter);
}
