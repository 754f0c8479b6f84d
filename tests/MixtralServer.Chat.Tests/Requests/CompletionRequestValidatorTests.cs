using System.Text.Json;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class CompletionRequestValidatorTests
{
    [Theory]
    [InlineData("\"ab\"", "<s>ab")]
    [InlineData("[\"ab\"]", "<s>ab")]
    [InlineData("\"<s>[INST] a\"", "<s>[INST]a")]
    [InlineData("[1, 197]", "<s>a")]
    [InlineData("[[197]]", "a")]
    [InlineData("[\"ab\", [197]]", "<s>ab|a")]
    public void Prompt_OfEveryKind_IsRead(string prompt, string expected)
    {
        var requests = Completing.Build($"\"prompt\": {prompt}");

        var tokenizer = (WordTokenizer)Completing.Model.Tokenizer;
        var shown = requests.Select(request => tokenizer.Show(request.Prompt).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join('|', shown));
    }

    [Theory]
    [InlineData("\"n\": 1", "prompt", "prompt is missing")]
    [InlineData("\"prompt\": null", "prompt", "prompt is missing")]
    [InlineData("\"prompt\": []", "prompt", "prompt is missing")]
    [InlineData("\"prompt\": \"\"", "prompt", "prompt is empty")]
    [InlineData("\"prompt\": [\"a\", \"\"]", "prompt[1]", "prompt[1] is empty")]
    [InlineData("\"prompt\": [[]]", "prompt", "at least one token id")]
    [InlineData("\"prompt\": [[5], [-1]]", "prompt[1][0]", "is -1")]
    [InlineData("\"prompt\": [999]", "prompt[0]", "is 999")]
    [InlineData("\"prompt\": [\"a\", \"b\"], \"n\": 65", "prompt", "at most 128")]
    [InlineData("\"prompt\": \"a\", \"best_of\": 2, \"stream\": true", "best_of", "in a stream")]
    [InlineData("\"prompt\": \"a\", \"n\": 2, \"best_of\": 1", "best_of", "between 2 and 128")]
    [InlineData("\"prompt\": \"a\", \"max_tokens\": 0", "max_tokens", "at least 1")]
    [InlineData("\"prompt\": \"a\", \"logprobs\": 21", "logprobs", "between 0 and 20")]
    [InlineData("\"prompt\": \"a\", \"logprobs\": \"x\"", "logprobs", "must be true, false or an integer")]
    [InlineData("\"prompt\": [5], \"suffix\": \"x\"", "suffix", "not token ids")]
    [InlineData("\"prompt\": \"a\", \"temperature\": 3", "temperature", "between 0 and 2")]
    public void Wrong_IsRefusedByName(string members, string parameter, string says)
    {
        var problem = Wire.Problem(Completing.Validate(members));

        Assert.Equal(parameter, problem.Parameter);
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("[true]")]
    [InlineData("[\"a\", null]")]
    [InlineData("[\"a\", 5]")]
    [InlineData("[5, \"a\"]")]
    [InlineData("[5, 99999999999]")]
    [InlineData("[1.5]")]
    [InlineData("[[[5]]]")]
    [InlineData("[[\"a\"]]")]
    public void Prompt_OfNoKind_IsNoBody(string prompt)
    {
        var fault = Assert.Throws<JsonException>(() => Completing.Parse($"\"prompt\": {prompt}"));

        Assert.Equal("$.prompt", fault.Path);
    }

    [Theory]
    [InlineData("\"prompt\": \"a\"", Dialect.OpenAi, 16)]
    [InlineData("\"prompt\": \"a\", \"max_tokens\": null", Dialect.OpenAi, 16)]
    [InlineData("\"prompt\": \"a\"", Dialect.Together, 998)]
    [InlineData("\"prompt\": \"a\", \"max_tokens\": 20", Dialect.OpenAi, 20)]
    [InlineData("\"prompt\": \"a\", \"max_completion_tokens\": 20", Dialect.OpenAi, 20)]
    [InlineData("\"prompt\": \"a\", \"max_tokens\": 0, \"echo\": true", Dialect.OpenAi, 1)]
    public void MaxTokens_HasTheDialectsDefault(string members, Dialect dialect, int expected) =>
        Assert.Equal(expected, Assert.Single(Completing.Build(members, dialect)).TokensOutputMax);

    [Fact]
    public void MaxTokens_ByDefault_IsWhatFits()
    {
        var prompt = new string('a', 990);

        Assert.Equal(9, Assert.Single(Completing.Build($"\"prompt\": \"{prompt}\"")).TokensOutputMax);
    }

    [Fact]
    public void Suffix_WithTheTokensForIt_IsFilledIn()
    {
        var request = Assert.Single(Completing.Build("\"prompt\": \"a\", \"suffix\": \"b\""));

        var tokenizer = (WordTokenizer)Completing.Model.Tokenizer;
        Assert.Equal("<s>[SUFFIX]b[PREFIX]a", tokenizer.Show(request.Prompt));
    }

    [Fact]
    public void Suffix_WithoutTheTokens_IsRefused()
    {
        var problem = Wire.Problem(Completing.Validate("\"prompt\": \"a\", \"suffix\": \"b\"", model: Wire.Model()));

        Assert.Equal(("suffix", "unsupported_parameter"), (problem.Parameter, problem.Code));
    }

    [Fact]
    public void TooLongPrompt_AmongSeveral_IsNamed()
    {
        var request = Wire.Value(Completing.Validate($"\"prompt\": [\"a\", \"{new string('b', 1000)}\"]"));

        var problem = Wire.Problem(PromptRequestBuilder.Build(request, Completing.Model, "x", DateTimeOffset.UnixEpoch));

        Assert.Equal(("prompt[1]", "context_length_exceeded"), (problem.Parameter, problem.Code));
    }

    [Fact]
    public void TooLongText_IsRefusedBeforeItIsEncoded()
    {
        var problem = Wire.Problem(Completing.Validate($"\"prompt\": \"{new string('b', (1 << 20) + 1)}\""));

        Assert.Contains("at most 1048576", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_OfOneReply_DifferInIdAndSeed()
    {
        var requests = Completing.Build("\"prompt\": [\"a\", \"a\"], \"n\": 2");

        Assert.Equal(4, requests.Select(request => request.Id).Distinct().Count());
        Assert.Equal(4, requests.Select(request => request.Sampling.Seed).Distinct().Count());
        Assert.Equal(42ul, requests[0].Sampling.Seed);
    }

    [Fact]
    public void ChatStops_AreNotThoseOfCompletions()
    {
        var model = Wire.Model(ChatFormat.ChatMl) with { StopStrings = ["###"] };
        var request = Wire.Value(Completing.Validate("\"prompt\": \"a\", \"stop\": \"x\"", model: model));

        var built = Assert.Single(Wire.Value(PromptRequestBuilder.Build(request, model, "x", DateTimeOffset.UnixEpoch)));

        Assert.Equal(["x", "###"], built.StopStrings);
        Assert.Empty(built.StopTokens);
    }

    [Fact]
    public void Request_Written_IsReadTheSame()
    {
        Assert.Contains("\"prompt\":[\"a\",[5,6]]", Rewrite("[\"a\", [5, 6]]"), StringComparison.Ordinal);
        Assert.Contains("\"prompt\":\"a\"", Rewrite("[\"a\"]"), StringComparison.Ordinal);
    }

    private static string Rewrite(string prompt) =>
        JsonSerializer.Serialize(Completing.Parse($"\"prompt\": {prompt}"), ProtocolJson.Context.CompletionRequest);
}
