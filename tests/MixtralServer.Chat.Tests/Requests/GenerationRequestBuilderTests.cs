using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class GenerationRequestBuilderTests
{
    // <s>[INST]hi[/INST]
    private const int PromptLength = 5;

    private static readonly DateTimeOffset Arrival = new(2024, 4, 17, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Build_Deadline_IsTheModelsTimeLimitAfterArrival()
    {
        var request = Single("", Wire.Model() with { TimeLimit = TimeSpan.FromSeconds(5) });

        Assert.Equal(Arrival.AddSeconds(5), request.Deadline);
    }

    [Theory]
    [InlineData("", null, 1000 - PromptLength)]
    [InlineData("\"max_tokens\": null", null, 1000 - PromptLength)]
    [InlineData("\"max_tokens\": null, \"context_length_exceeded_behavior\": \"truncate\"", null, 1000 - PromptLength)]
    [InlineData("", 100, 100)]
    [InlineData("\"max_tokens\": 50", 100, 50)]
    [InlineData("\"max_tokens\": 5000", 100, 100)]
    [InlineData("\"max_tokens\": 995", null, 995)]
    [InlineData("\"max_tokens\": 5000, \"context_length_exceeded_behavior\": \"truncate\"", null, 1000 - PromptLength)]
    public void Build_OutputLimit_IsTheSmallestThatApplies(string members, int? cap, int expected)
    {
        var request = Single(members, Wire.Model() with { TokensOutputMax = cap });

        Assert.Equal(PromptLength, request.Prompt.Count);
        Assert.Equal(expected, request.TokensOutputMax);
    }

    [Theory]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}]", "tools", false, true)]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}], \"tool_choice\": \"required\"", "tools", true, true)]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}], \"tool_choice\": \"f\"", "tools", true, false)]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}], \"parallel_tool_calls\": false", "tools", false, false)]
    [InlineData("\"functions\": [{\"name\": \"f\"}]", "functions", false, false)]
    public void Build_Tools_ConstrainTheAnswer(string members, string parameter, bool isRequired, bool allowsSeveral)
    {
        var request = Single(members, Wire.Model());

        var calls = Assert.IsType<OutputConstraint.Calls>(request.Constraint);
        Assert.Equal((parameter, isRequired, allowsSeveral), (calls.Parameter, calls.IsRequired, calls.AllowsSeveral));
        Assert.Equal(new CallableFunction("f", null, Lenient: true), Assert.Single(calls.Functions));
        Assert.Equal(calls.Opening, request.Mark);
    }

    [Fact]
    public void Build_NamedFunction_IsTheOnlyOne()
    {
        const string Two = """
            "tools": [{"function": {"name": "f"}}, {"function": {"name": "g", "parameters": {"properties": {"a": {"type": "float"}}}}}],
            "tool_choice": {"type": "function", "function": {"name": "g"}}
            """;

        var calls = Assert.IsType<OutputConstraint.Calls>(Single(Two, Wire.Model()).Constraint);

        Assert.Equal("""{"properties":{"a":{"type":"number"}},"type":"object"}""", Assert.Single(calls.Functions).Parameters);
    }

    [Fact]
    public void Build_ModelWithTokenForCalls_UsesIt()
    {
        var tokenizer = new WordTokenizer("[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]");
        var token = tokenizer.FindControl("[TOOL_CALLS]")!.Value;
        const string Tools = "\"tools\": [{\"function\": {\"name\": \"f\"}}]";

        Assert.Equal(new OutputMark.Token(token), Single(Tools, Wire.Model(tokenizer: tokenizer)).Mark);
        Assert.Equal(new OutputMark.Text("[TOOL_CALLS]"), Single(Tools, Wire.Model(ChatFormat.MistralV1, tokenizer)).Mark);
        var forbidden = Single(Tools + ", \"tool_choice\": \"none\"", Wire.Model(tokenizer: tokenizer));
        Assert.Equal((null, -100f), (forbidden.Mark, forbidden.Sampling.LogitBias[token]));
    }

    [Fact]
    public void Build_ToolsAndFormat_TextKeepsTheFormat()
    {
        var request = Single(
            "\"tools\": [{\"function\": {\"name\": \"f\"}}], \"response_format\": {\"type\": \"json_object\"}", Wire.Model());

        Assert.IsType<OutputConstraint.JsonSchema>(Assert.IsType<OutputConstraint.Calls>(request.Constraint).Otherwise);
    }

    [Fact]
    public void Build_AnswerBeyondContext_IsRefusedWithTheNumbers()
    {
        var problem = Wire.Problem(Build("\"max_tokens\": 996", Wire.Model()));

        Assert.Equal("context_length_exceeded", problem.Code);
        Assert.Equal(
            "This model's maximum context length is 1000 tokens, but the request needs 1001 "
            + "(5 for messages, 996 for the answer). Lower max_tokens.",
            problem.Message);
    }

    [Fact]
    public void Build_PromptBeyondContext_IsRefusedEvenWhenTruncating()
    {
        var model = Wire.Model() with { ContextLength = 5 };

        var problem = Wire.Problem(Build("\"context_length_exceeded_behavior\": \"truncate\"", model));

        Assert.Equal(
            "This model's maximum context length is 5 tokens, but messages takes 5 and leaves no room for an answer."
            + " Shorten messages.",
            problem.Message);
    }

    [Fact]
    public void Build_HugeAnswerLimit_DoesNotOverflow() =>
        Assert.Equal("context_length_exceeded", Wire.Problem(Build("\"max_tokens\": 2147483647", Wire.Model())).Code);

    [Fact]
    public void Build_Stops_ComeFromRequestModelAndFormat()
    {
        var text = Wire.Model(ChatFormat.ChatMl, new WordTokenizer()) with { StopStrings = ["m"] };
        var token = Wire.Model(ChatFormat.ChatMl, new WordTokenizer("<|im_start|>", "<|im_end|>"));

        var stops = Single("\"stop\": \"r\"", text);
        var tokens = Single("", token);

        Assert.Equal(["r", "m", "<|im_end|>"], stops.StopStrings);
        Assert.Empty(tokens.StopStrings);
        Assert.Equal([new TokenId(4)], tokens.StopTokens);
    }

    [Fact]
    public void Build_SeveralAnswers_ShareThePromptAndHaveSeedsOfTheirOwn()
    {
        var requests = Wire.Value(Build("\"n\": 3, \"seed\": 5, \"echo\": true, \"logprobs\": 2", Wire.Model()));

        Assert.Equal(["id", "id-1", "id-2"], requests.Select(request => request.Id));
        Assert.All(requests, request => Assert.Same(requests[0].Prompt, request.Prompt));
        Assert.All(requests, request => Assert.Equal(2, request.LogProbsTop));
        Assert.Equal([2, null, null], requests.Select(request => request.PromptLogProbsTop));
        Assert.Equal(5UL, requests[0].Sampling.Seed);
        Assert.Equal(3, requests.Select(request => request.Sampling.Seed).Distinct().Count());
        Assert.All(requests, request => Assert.InRange(request.Sampling.Seed, 0UL, (1UL << 53) - 1));
    }

    [Fact]
    public void Build_AnswersToChooseFrom_HaveLogProbsEvenWhereNoneAreShown()
    {
        var request = Wire.Accept(Wire.With("")) with { Answers = new AnswerCount(1, 4) };

        var requests = Wire.Value(GenerationRequestBuilder.Build(request, Wire.Model(), "id", Arrival));

        Assert.Equal(4, requests.Count);
        Assert.All(requests, each => Assert.Equal(0, each.LogProbsTop));
    }

    [Fact]
    public void Build_EchoWithoutLogProbs_LeavesThePromptToTheCache() =>
        Assert.Null(Single("\"echo\": true", Wire.Model()).PromptLogProbsTop);

    private static GenerationRequest Single(string members, ChatModel model) =>
        Assert.Single(Wire.Value(Build(members, model)));

    private static Outcome<IReadOnlyList<GenerationRequest>> Build(string members, ChatModel model) =>
        GenerationRequestBuilder.Build(Wire.Accept(Wire.With(members), model), model, "id", Arrival);
}
