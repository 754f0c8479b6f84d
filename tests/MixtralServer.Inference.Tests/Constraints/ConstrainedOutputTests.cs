using System.Text.Json;
using System.Text.RegularExpressions;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Constraints;

/// <summary>Answers of a model that would say anything, kept within what was asked for.</summary>
public sealed class ConstrainedOutputTests
{
    [Fact]
    public async Task Schema_AnySeed_ConformsAndStops()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(seed =>
            AnswerAsync(engine, ConstrainedEngine.Schema, seed)));

        foreach (var (text, reason) in answers)
        {
            using var json = JsonDocument.Parse(text);
            Assert.Equal(["id", "name", "tags"], json.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.InRange(json.RootElement.GetProperty("id").GetInt32(), 1, 999);
            Assert.InRange(json.RootElement.GetProperty("name").GetString()!.EnumerateRunes().Count(), 0, 8);
            Assert.All(json.RootElement.GetProperty("tags").EnumerateArray(), tag => Assert.Contains(tag.GetString(), new[] { "a", "b" }));
            Assert.Equal(FinishReason.Stop, reason);
        }

        Assert.True(answers.Select(answer => answer.Text).Distinct().Count() > 30);
    }

    [Theory]
    [InlineData("(positive|negative|neutral)")]
    [InlineData("[A-Z]{3}-[0-9]{4}")]
    [InlineData("a|b")]
    public async Task Pattern_AnySeed_MatchesFromEndToEnd(string pattern)
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        for (var seed = 1; seed <= 10; seed++)
        {
            var (text, reason) = await AnswerAsync(engine, new OutputConstraint.Pattern(pattern), seed);
            Assert.Matches(new Regex($"^ ?(?:{pattern})$"), text);
            Assert.Equal(FinishReason.Stop, reason);
        }
    }

    [Fact]
    public async Task Gbnf_AnySeed_Conforms()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        for (var seed = 1; seed <= 10; seed++)
        {
            var (text, _) = await AnswerAsync(engine, new OutputConstraint.Gbnf("root ::= \"x\" [0-9]{3} end?\nend ::= \"!\""), seed);
            Assert.Matches(new Regex("^x[0-9]{3}!?$"), text);
        }
    }

    [Fact]
    public async Task Schema_AnswerTooShort_EndsByLength()
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var (text, reason) = await AnswerAsync(engine, ConstrainedEngine.Schema, seed: 1, output: 5);

        Assert.Equal(FinishReason.Length, reason);
        Assert.StartsWith("{\"id", text.TrimStart(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_SameSeedAmongOthers_SaysTheSame()
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var alone = await AnswerAsync(engine, ConstrainedEngine.Schema, seed: 7);

        var among = await Task.WhenAll(Enumerable.Range(1, 20).Select(seed =>
            AnswerAsync(engine, seed % 2 == 0 ? null : ConstrainedEngine.Schema, seed, output: 120)));

        Assert.Equal(alone, among[6]);
    }

    [Fact]
    public async Task Answer_AmongHostileConstraints_SaysTheSame()
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var alone = await AnswerAsync(engine, ConstrainedEngine.Schema, seed: 7);
        OutputConstraint[] hostile =
        [
            new OutputConstraint.Pattern("((a{0,40}){0,40}){0,40}"),
            new OutputConstraint.Pattern("(\\p{L}{0,50}\\p{N}{0,50}){0,50}"),
            new OutputConstraint.Pattern("([ab]*a[ab]{300})+"),
            new OutputConstraint.Gbnf("root ::= a a | a\na ::= \"x\" root \"x\" | \"x\" root | \"x\""),
            new OutputConstraint.Gbnf("root ::= (\"a\" | \"aa\" | \"aaa\"){0,50000}"),
            new OutputConstraint.JsonSchema("""{"type":"string","minLength":100000,"pattern":"^([a-z]+[0-9]){0,5000}$"}"""),
        ];

        var attacks = hostile.Select(constraint => Task.Run(() => EndOfAsync(engine, constraint))).ToList();
        var among = await AnswerAsync(engine, ConstrainedEngine.Schema, seed: 7);

        Assert.Equal(alone, among);
        Assert.All(await Task.WhenAll(attacks), Assert.NotNull);
        Assert.Equal(alone, await AnswerAsync(engine, ConstrainedEngine.Schema, seed: 7));
    }

    public static TheoryData<OutputConstraint, string> Wrong => new()
    {
        { new OutputConstraint.JsonSchema("""{"type":"nothing"}"""), "response_format" },
        { new OutputConstraint.JsonSchema("{"), "response_format" },
        { new OutputConstraint.JsonSchema("""{"$ref":"https://example.com/s.json"}"""), "response_format" },
        { new OutputConstraint.JsonSchema(Nested(2000)), "response_format" },
        { new OutputConstraint.Pattern("(?=a)b"), "response_format" },
        { new OutputConstraint.Pattern("a)|(?:b"), "response_format" },
        { new OutputConstraint.Gbnf(Ambiguous(300)) { Parameter = "grammar" }, "grammar" },
        { new OutputConstraint.Gbnf("root ::= ((") { Parameter = "grammar" }, "grammar" },
        { new OutputConstraint.Gbnf("root ::= root \"a\"") { Parameter = "grammar" }, "grammar" },
        { new OutputConstraint.Gbnf(new string('(', 60_000)) { Parameter = "grammar" }, "grammar" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Submit_ConstraintThatCannotBeKept_IsTheRequestsProblem(OutputConstraint constraint, string parameter)
    {
        await using var engine = await ConstrainedEngine.StartAsync();

        var rejected = Assert.IsType<Submission.Rejected>(engine.Submit(ConstrainedEngine.Request(constraint, seed: 1, output: 20)));

        Assert.Equal((ProblemKind.InvalidRequest, parameter), (rejected.Problem.Kind, rejected.Problem.Parameter));
        Assert.InRange(rejected.Problem.Message.Length, 30, 700);
    }

    [Fact]
    public async Task Submit_LenientConstraint_TellsWhatIsNotKept()
    {
        const string Unique = """{"type":"array","items":{"type":"boolean"},"uniqueItems":true}""";
        await using var engine = await ConstrainedEngine.StartAsync();

        var lenient = new OutputConstraint.JsonSchema(Unique) { Lenient = true };
        var accepted = Assert.IsType<Submission.Accepted>(engine.Submit(ConstrainedEngine.Request(lenient, seed: 1, output: 20)));
        Assert.IsType<Submission.Rejected>(engine.Submit(ConstrainedEngine.Request(new OutputConstraint.JsonSchema(Unique), seed: 1, output: 20)));

        Assert.StartsWith("#/uniqueItems: ", Assert.Single(accepted.Relaxed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_LenientConstraintWithMuchLeftOut_TellsSomeAndCountsTheRest()
    {
        var properties = Enumerable.Range(0, 50).Select(i => $"\"p{i}\":{{\"type\":\"integer\",\"multipleOf\":7}}");
        await using var engine = await ConstrainedEngine.StartAsync();

        var constraint = new OutputConstraint.JsonSchema($"{{\"properties\":{{{string.Join(',', properties)}}}}}") { Lenient = true };
        var accepted = Assert.IsType<Submission.Accepted>(engine.Submit(ConstrainedEngine.Request(constraint, seed: 1, output: 20)));

        Assert.Equal(21, accepted.Relaxed.Count);
        Assert.StartsWith("30 more", accepted.Relaxed[^1], StringComparison.Ordinal);
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"items\":", depth)) + "{}" + new string('}', depth);

    // So many ways to begin, each of which must be followed.
    private static string Ambiguous(int ways) =>
        "root ::= " + string.Join(" | ", Enumerable.Range(0, ways).Select(i => $"\"w{i}\" root \"x\" | \"y{i}\""));

    private static async Task<(string Text, FinishReason Reason)> AnswerAsync(
        ConstrainedEngine engine, OutputConstraint? constraint, int seed, int output = 200)
    {
        var answer = await engine.AnswerAsync(ConstrainedEngine.Request(constraint, seed, output));
        return (answer.Text, answer.Reason);
    }

    // How an answer ended, or why it was not begun.
    private static async Task<object?> EndOfAsync(ConstrainedEngine engine, OutputConstraint constraint)
    {
        var request = ConstrainedEngine.Request(constraint, seed: 3, output: 60);
        if (await engine.PrepareAsync(request) is { } refused) return refused;
        var ticket = Assert.IsType<Submission.Accepted>(engine.Submit(request)).Ticket;
        GenerationEvent? last = null;
        await foreach (var happened in ticket.Events.ReadAllAsync()) last = happened;
        return last is GenerationEvent.Finished or GenerationEvent.Failed ? last : null;
    }
}
