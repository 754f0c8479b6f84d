using System.Text.Json;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Constraints;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Constraints;

/// <summary>Outputs that call functions, of a model that would say anything.</summary>
public sealed class CallConstraintTests
{
    private static readonly OutputMark Token = new OutputMark.Token(new TokenId(5));
    private static readonly OutputMark Words = new OutputMark.Text("[CALL]");

    private static readonly CallableFunction[] Functions =
    [
        new("get_weather", """
            {"type":"object","required":["city"],"properties":{"city":{"enum":["Rome","Oslo"]},"days":{"type":"integer","minimum":1,"maximum":9}},
             "additionalProperties":false}
            """, Lenient: false),
        new("now", Parameters: null, Lenient: false),
    ];

    public static TheoryData<OutputMark> Marks => [Token, Words];

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task Required_AnySeed_CallsWithConformingArguments(OutputMark mark)
    {
        var outputs = await OutputsAsync(new OutputConstraint.Calls(Functions, mark) { IsRequired = true });

        Assert.All(outputs, output => Assert.Equal("", output.Before));
        Assert.All(outputs, output => CheckCalls(output.Behind!));
        Assert.Contains(outputs, output => output.Behind!.Contains("}}, {", StringComparison.Ordinal) || output.Behind!.Contains("{}}, {", StringComparison.Ordinal));
        Assert.Equal(2, outputs.Select(output => output.Behind!.Contains("now", StringComparison.Ordinal)).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Marks))]
    public async Task OneCallOnly_NeverHasTwo(OutputMark mark)
    {
        var outputs = await OutputsAsync(new OutputConstraint.Calls(Functions, mark) { IsRequired = true, AllowsSeveral = false });

        foreach (var output in outputs)
        {
            using var calls = JsonDocument.Parse(output.Behind!);
            Assert.Equal(1, calls.RootElement.GetArrayLength());
        }
    }

    [Fact]
    public async Task Auto_Token_TextThenPerhapsCalls()
    {
        var outputs = await OutputsAsync(new OutputConstraint.Calls(Functions, Token), seeds: 300);

        Assert.Contains(outputs, output => output is { Behind: null, Before.Length: > 0 });
        Assert.Contains(outputs, output => output is { Behind: not null, Before.Length: > 0 });
        Assert.All(outputs.Where(output => output is { Behind: not null, Reason: FinishReason.Stop }), output => CheckCalls(output.Behind!));
    }

    [Fact]
    public void Auto_Text_IsEitherCallsOrTextThatDoesNotBeginLikeThem()
    {
        var constraint = new OutputConstraint.Calls(Functions, Words);

        Assert.True(Accepts(constraint, "Rome is warm."));
        Assert.True(Accepts(constraint, "You can write [CALL] [x]."));
        Assert.True(Accepts(constraint, "  [CALL]"));
        Assert.True(Accepts(constraint, ""));
        Assert.True(Accepts(constraint, """[CALL] [{"name": "now", "arguments": {}}]"""));
        Assert.True(Accepts(constraint, """ [CALL] [{"name": "now", "arguments": {}}, {"name": "get_weather", "arguments": {"city": "Oslo"}}]"""));
        Assert.False(Accepts(constraint, "[CALL] none"));
        Assert.False(Accepts(constraint, """[CALL] [{"name": "now", "arguments": {"a": 1}}]"""));
        Assert.False(Accepts(constraint, """[CALL] [{"name": "never", "arguments": {}}]"""));
        Assert.False(Accepts(constraint, """[CALL] []"""));
        Assert.False(Accepts(constraint, """[CALL] [{"name": "now", "arguments": {}}] and more"""));
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}}}""", """{"a": 1}""", """{"a": 1, "b": 2}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":true}""", """{"a": 1, "b": 2}""", """{"b": 2, "a": 1}""")]
    [InlineData("""{"type":"object"}""", """{"x": [1]}""", "[1]")]
    public void Arguments_WhatIsNotDeclared_IsTakenWhereTheSchemaSaysSo(string schema, string taken, string refused)
    {
        var constraint = new OutputConstraint.Calls([new CallableFunction("f", schema, Lenient: true)], Words);

        Assert.True(Accepts(constraint, $$"""[CALL] [{"name": "f", "arguments": {{taken}}}]"""));
        Assert.False(Accepts(constraint, $$"""[CALL] [{"name": "f", "arguments": {{refused}}}]"""));
    }

    [Fact]
    public void Otherwise_TextMustConformToo()
    {
        var constraint = new OutputConstraint.Calls(Functions, Words) { Otherwise = new OutputConstraint.JsonSchema("""{"type":"integer"}""") };

        Assert.True(Accepts(constraint, "17"));
        Assert.True(Accepts(constraint, """[CALL] [{"name": "now", "arguments": {}}]"""));
        Assert.False(Accepts(constraint, "seventeen"));
    }

    [Fact]
    public void SchemaThatCannotBeKept_NamesTheFunction()
    {
        var bad = new CallableFunction("broken", """{"type":"objekt"}""", Lenient: true);

        Assert.Null(new ConstraintCompiler(new SimulatedTokenizer(), TimeProvider.System, GrammarLimits.Default).Compile(
            new OutputConstraint.Calls([bad], Token) { Parameter = "tools" }, out var problem));

        Assert.Equal("tools", problem!.Parameter);
        Assert.Contains("the parameters of broken: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyToolsOfManyParameters_AreCompiled()
    {
        var properties = string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"parameter_{i}\":{{\"type\":\"string\",\"description\":\"number {i}\"}}"));
        var functions = Enumerable.Range(0, 128).Select(i => new CallableFunction(
            $"function_{i}", $$"""{"type":"object","properties":{{{properties}}},"required":["parameter_3"]}""", Lenient: true));
        var constraint = new OutputConstraint.Calls([.. functions], Words);

        Assert.True(Accepts(constraint, """[CALL] [{"name": "function_127", "arguments": {"parameter_3": "x", "parameter_99": "y"}}]"""));
        Assert.False(Accepts(constraint, """[CALL] [{"name": "function_128", "arguments": {"parameter_3": "x"}}]"""));
        Assert.False(Accepts(constraint, """[CALL] [{"name": "function_5", "arguments": {"parameter_4": "x"}}]"""));
    }

    private static bool Accepts(OutputConstraint constraint, string text)
    {
        var compiled = new ConstraintCompiler(new SimulatedTokenizer(), new EndlessTime(), GrammarLimits.Default).Compile(constraint, out var problem);
        Assert.Null(problem);
        var matcher = compiled!.Grammar.CreateMatcher();
        return matcher.TryAcceptBytes(System.Text.Encoding.UTF8.GetBytes(text)) == MatchResult.Accepted && matcher.IsComplete;
    }

    private static void CheckCalls(string text)
    {
        using var calls = JsonDocument.Parse(text);
        foreach (var call in calls.RootElement.EnumerateArray())
        {
            Assert.Equal(["name", "arguments"], call.EnumerateObject().Select(member => member.Name));
            var arguments = call.GetProperty("arguments");
            if (call.GetProperty("name").GetString() == "now") Assert.Empty(arguments.EnumerateObject());
            else Assert.Contains(arguments.GetProperty("city").GetString(), new[] { "Rome", "Oslo" });
        }
    }

    private static async Task<List<Output>> OutputsAsync(OutputConstraint.Calls constraint, int seeds = 40)
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var outputs = new List<Output>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var request = ConstrainedEngine.Request(constraint, seed, output: 400) with { Mark = constraint.Opening, StopStrings = ["Rome"] };
            var ticket = Assert.IsType<Submission.Accepted>(engine.Submit(request)).Ticket;
            var (before, behind, reason) = ("", (string?)null, FinishReason.Length);
            await foreach (var happened in ticket.Events.ReadAllAsync())
            {
                if (happened is GenerationEvent.Marked) behind = "";
                if (happened is GenerationEvent.Finished finished) reason = finished.Reason;
                if (happened is not GenerationEvent.Delta delta) continue;
                if (behind is null) before += delta.Text;
                else behind += delta.Text;
            }

            outputs.Add(new Output(before, behind, reason));
        }

        return outputs;
    }

    private sealed record Output(string Before, string? Behind, FinishReason Reason);

    // However slow the machine is: nothing ends before it is done.
    private sealed class EndlessTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
