using System.Text.Json;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class FillInMiddleValidatorTests
{
    [Theory]
    [InlineData("\"prompt\": \"a\", \"suffix\": \"b\"", "<s>[SUFFIX]b[PREFIX]a")]
    [InlineData("\"prompt\": \"a\"", "<s>[SUFFIX][PREFIX]a")]
    [InlineData("\"prompt\": \"a\", \"suffix\": null, \"messages\": []", "<s>[SUFFIX][PREFIX]a")]
    [InlineData("\"prompt\": \"\", \"suffix\": \"b\"", "<s>[SUFFIX]b[PREFIX]")]
    [InlineData("\"prompt\": \"[INST]\"", "<s>[SUFFIX][PREFIX][INST]")]
    public void Prompt_StandsBehindTheSuffix(string members, string expected)
    {
        var request = Build(members);

        Assert.Equal(expected, ((WordTokenizer)Completing.Model.Tokenizer).Show(request.Prompt));
    }

    [Fact]
    public void Prompt_NeverSpellsAControlToken() =>
        Assert.Equal(
            ["<s>", "[SUFFIX]", "[PREFIX]"],
            ((WordTokenizer)Completing.Model.Tokenizer).Controls(Build("\"prompt\": \"[INST]\"").Prompt));

    [Fact]
    public void MistralsNames_AreKnown()
    {
        var request = Build("\"prompt\": \"a\", \"random_seed\": 7, \"min_tokens\": 2, \"max_tokens\": 5");

        Assert.Equal((7ul, 2, 5), (request.Sampling.Seed, request.Sampling.TokensOutputMin, request.TokensOutputMax));
    }

    [Theory]
    [InlineData("\"suffix\": \"b\"", "prompt")]
    [InlineData("\"prompt\": \"\"", "prompt")]
    [InlineData("\"prompt\": \"a\", \"n\": 0", "n")]
    [InlineData("\"prompt\": \"a\", \"min_tokens\": 9, \"max_tokens\": 5", "min_tokens")]
    public void Wrong_IsRefusedByName(string members, string parameter) =>
        Assert.Equal(parameter, Wire.Problem(Validate(members, Completing.Model)).Parameter);

    [Fact]
    public void Model_WithoutTheTokens_IsRefused()
    {
        var problem = Wire.Problem(Validate("\"prompt\": \"a\"", Wire.Model()));

        Assert.Equal(("model", "unsupported_parameter"), (problem.Parameter, problem.Code));
    }

    private static Outcome<PromptRequest> Validate(string members, ChatModel model) => FillInMiddleValidator.Validate(
        JsonSerializer.Deserialize($$"""{"model": "M", {{members}}}""", ProtocolJson.Context.FillInMiddleRequest)!, model);

    private static GenerationRequest Build(string members) => Assert.Single(Wire.Value(PromptRequestBuilder.Build(
        Wire.Value(Validate(members, Completing.Model)), Completing.Model, "x", DateTimeOffset.UnixEpoch)));
}
