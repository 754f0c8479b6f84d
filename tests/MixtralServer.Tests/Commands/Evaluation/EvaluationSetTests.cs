using System.Text.Json;
using MixtralServer.Commands.Evaluation;

namespace MixtralServer.Tests.Commands.Evaluation;

public sealed class EvaluationSetTests : IDisposable
{
    private const string Greeting = """{"skill":"greetings","messages":[{"role":"user","content":"Hi"}],"check":{"kind":"exact","value":"Hello."}}""";
    private const string Sum = """{"skill":"sums","messages":[{"role":"user","content":"1 + 1"}],"check":{"kind":"number","value":2}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void Read_Folder_HasTheTasksOfAllItsFiles()
    {
        Write("b.jsonl", $"{Sum}\n");
        Write("a.jsonl", $"{Greeting}\n\n{Greeting}");
        Write("readme.md", "none");

        var tasks = EvaluationSet.Read(_folder.FullName, _ => null);

        Assert.Equal(["greetings", "greetings", "sums"], tasks.Select(task => task.Skill));
    }

    [Fact]
    public void Read_NoneNamed_TakesTheOneOfTheEnvironment()
    {
        var file = Write("set.jsonl", Sum);

        var tasks = EvaluationSet.Read(null, name => name == EvaluationSet.Variable ? file : null);

        Assert.Equal("sums", Assert.Single(tasks).Skill);
    }

    [Theory]
    [InlineData("{}", "skill, messages and check")]
    [InlineData("""{"skill":"a","messages":[],"check":{"kind":"exact","value":"b"}}""", "messages is empty")]
    [InlineData("""{"skill":"a","messages":[1],"check":{"kind":"same"}}""", "no check \"same\"")]
    [InlineData("""{"skill":"a","messages":[1],"check":{"kind":"number","value":"2"}}""", "skill, messages and check")]
    [InlineData("nothing", "skill, messages and check")]
    public void Read_BadLine_IsNamed(string line, string expected)
    {
        var file = Write("set.jsonl", $"{Sum}\n{line}");

        var problem = Assert.Throws<InvalidDataException>(() => EvaluationSet.Read(file, _ => null));

        Assert.Contains("set.jsonl, line 2", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1, "greetings sums")]
    [InlineData("sums", null, "sums sums")]
    [InlineData(null, null, "greetings sums sums")]
    public void Select_SkillAndLimit_LeaveTheRestOut(string? skill, int? limit, string expected)
    {
        var tasks = EvaluationSet.Read(Write("set.jsonl", $"{Sum}\n{Greeting}\n{Sum}"), _ => null);

        Assert.Equal(expected, string.Join(' ', EvaluationSet.Select(tasks, skill, limit).Select(task => task.Skill).Order()));
    }

    [Fact]
    public void BodyFor_LineWithTools_SendsWhatIsNotItsOwn()
    {
        const string Line = """{"id":"s-1","skill":"s","expected":{"content":"x"},"check":{"kind":"exact","value":"x"},"messages":[{"role":"user","content":"Hi"}],"tools":[],"max_tokens":7}""";

        var task = Assert.Single(EvaluationSet.Read(Write("set.jsonl", Line), _ => null));
        using var body = JsonDocument.Parse(task.BodyFor("m"));

        Assert.Equal(
            ["max_tokens", "messages", "model", "temperature", "tools"],
            body.RootElement.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal((0, 7), (body.RootElement.GetProperty("temperature").GetInt32(), body.RootElement.GetProperty("max_tokens").GetInt32()));
    }

    [Fact]
    public void Read_TextsBesideTheTasks_StandWhereMessagesNameThem()
    {
        Write("texts.json", """{"text1":"A \"long\" text."}""");
        var file = Write("set.jsonl", Sum.Replace("1 + 1", "{{text1}} {1}", StringComparison.Ordinal));

        var task = Assert.Single(EvaluationSet.Read(file, _ => null));

        Assert.Equal("A \"long\" text. {1}", task.Request["messages"]![0]!["content"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("{}", "no text text1")]
    [InlineData("[]", "no object of texts")]
    [InlineData("""{"text1": 2}""", "no object of texts")]
    public void Read_TextThatIsNotThere_IsNamed(string texts, string expected)
    {
        Write("texts.json", texts);
        var file = Write("set.jsonl", Sum.Replace("1 + 1", "{{text1}}", StringComparison.Ordinal));

        var problem = Assert.Throws<InvalidDataException>(() => EvaluationSet.Read(file, _ => null));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
