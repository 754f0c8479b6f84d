using System.Text.Json;
using MixtralServer.Commands.Evaluation;

namespace MixtralServer.Tests.Commands.Evaluation;

public sealed class AnswerJudgeTests
{
    [Theory]
    [InlineData("This is a test.", " This is a test.\n", true)]
    [InlineData("This is a test.", "this is a test.", false)]
    [InlineData("This is a test.", "This is a test. Yes.", false)]
    public void Exact(string wanted, string answer, bool passes) => Check($$"""{"kind":"exact","value":"{{wanted}}"}""", answer, passes);

    [Theory]
    [InlineData("The capital is ROME, in Italy.", true)]
    [InlineData("Italy: Rome", true)]
    [InlineData("The capital is Rome.", false)]
    public void Contains_EveryText_WhateverTheCase(string answer, bool passes) =>
        Check("""{"kind":"contains","values":["Rome","italy"]}""", answer, passes);

    [Theory]
    [InlineData("12", "7 + 5 = 12.", true)]
    [InlineData("12", "12 is 7 + 5", false)]
    [InlineData("-3", "4 - 7 = -3", true)]
    [InlineData("1200", "That makes 1,200.", true)]
    [InlineData("200", "1, 200", true)]
    [InlineData("1", "None", false)]
    [InlineData("1", "99999999999999999999999999999999999", false)]
    public void Number_IsTheLast(string wanted, string answer, bool passes) =>
        Check($$"""{"kind":"number","value":{{wanted}}}""", answer, passes);

    [Theory]
    [InlineData("""{"b": [1.0, null], "a": "é"}""", true)]
    [InlineData("""{"a":"\u00e9","b":[1,null]}""", true)]
    [InlineData("""{"a":"é","b":[null,1]}""", false)]
    [InlineData("""{"a":"é"}""", false)]
    [InlineData("Here it is: {}", false)]
    [InlineData("", false)]
    public void Json_OfAnEqualValue(string answer, bool passes) =>
        Check("""{"kind":"json","value":{"a":"é","b":[1,null]}}""", answer, passes);

    [Theory]
    [InlineData("""[{"function":{"name":"f","arguments":"{\"y\": 2, \"x\": \"a\"}"}},{"function":{"name":"g","arguments":"{}"}}]""", true)]
    [InlineData("""[{"function":{"name":"f","arguments":{"x":"a","y":2}}},{"function":{"name":"g","arguments":{}}}]""", true)]
    [InlineData("""[{"function":{"name":"g","arguments":"{}"}},{"function":{"name":"f","arguments":"{\"x\":\"a\",\"y\":2}"}}]""", false)]
    [InlineData("""[{"function":{"name":"f","arguments":"{\"x\":\"b\",\"y\":2}"}},{"function":{"name":"g","arguments":"{}"}}]""", false)]
    [InlineData("""[{"function":{"name":"f","arguments":"{\"x\":\"a\",\"y\":2}"}}]""", false)]
    [InlineData("""[{"function":{"name":"f","arguments":"{\"x\":\"a"}},{"function":{"name":"g","arguments":"{}"}}]""", false)]
    [InlineData("null", false)]
    public void ToolCalls_InTheirOrder(string calls, bool passes)
    {
        const string Check = """{"kind":"tool_calls","calls":[{"name":"f","arguments":{"x":"a","y":2}},{"name":"g","arguments":{}}]}""";
        var answer = EvaluationAnswer.Read($$$"""{"choices":[{"message":{"content":null,"tool_calls":{{{calls}}}}}]}""");

        Assert.Equal(passes, AnswerJudge.Passes(answer, Read(Check)));
    }

    [Fact]
    public void Text_BesideCalls_MattersOnlyWhereATextIsWanted()
    {
        var answer = new EvaluationAnswer("Hi", [new FunctionCall("f", JsonValues.TryParse("{}"))]);

        Assert.False(AnswerJudge.Passes(answer, Read("""{"kind":"exact","value":"Hi"}""")));
        Assert.True(AnswerJudge.Passes(answer, Read("""{"kind":"tool_calls","calls":[{"name":"f","arguments":{}}]}""")));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"error":{"message":"no"}}""")]
    [InlineData("""{"choices":[{"message":{"content":3}}]}""")]
    public void Read_NoChatCompletion_IsRefused(string body) =>
        Assert.Throws<InvalidDataException>(() => EvaluationAnswer.Read(body));

    private static void Check(string check, string answer, bool passes) =>
        Assert.Equal(passes, AnswerJudge.Passes(new EvaluationAnswer(answer, []), Read(check)));

    private static AnswerCheck Read(string check)
    {
        using var document = JsonDocument.Parse(check);
        return AnswerCheckReader.Read(document.RootElement);
    }
}
