using System.Text.Json;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Tests.Tools;

public sealed class ToolsReaderTests
{
    private const string Two = """
        "tools": [{"type": "function", "function": {"name": "f", "description": "d", "strict": true,
                  "parameters": {"type": "object", "properties": {}, "required": [], "additionalProperties": false}}},
                  {"function": {"name": "g-2_", "description": null, "parameters": null, "strict": null}}]
        """;

    [Fact]
    public void Read_Tools_BecomeDefinitions()
    {
        var tools = Read(Two);

        Assert.Equal(["f", "g-2_"], tools.Definitions.Select(tool => tool.Name));
        Assert.Equal(["d", ""], tools.Definitions.Select(tool => tool.Description));
        Assert.Equal([true, false], tools.Definitions.Select(tool => tool.IsStrict));
        Assert.Equal(JsonValueKind.Object, tools.Definitions[0].Parameters?.ValueKind);
        Assert.Null(tools.Definitions[1].Parameters);
        Assert.Equal((new ToolChoice.Auto(), true, false), (tools.Choice, tools.AllowsParallel, tools.IsLegacy));
    }

    [Fact]
    public void Read_Functions_AreTheSameInTheOldForm()
    {
        var tools = Read("\"functions\": [{\"name\": \"f\", \"parameters\": {}}], \"function_call\": {\"name\": \"f\"}");

        Assert.Equal(("f", true), (tools.Definitions[0].Name, tools.IsLegacy));
        Assert.Equal(new ToolChoice.Named("f"), tools.Choice);
    }

    [Theory]
    [InlineData("null", "Auto")]
    [InlineData("\"auto\"", "Auto")]
    [InlineData("\"none\"", "None")]
    [InlineData("\"required\"", "Required")]
    [InlineData("\"any\"", "Required")]
    [InlineData("\"f\"", "Named")]
    [InlineData("{\"type\": \"function\", \"function\": {\"name\": \"f\"}}", "Named")]
    public void Read_ToolChoice_IsReadInEverySpelling(string choice, string expected) =>
        Assert.Equal(expected, Read($"{Two}, \"tool_choice\": {choice}").Choice.GetType().Name);

    [Theory]
    [InlineData("\"tool_choice\": \"auto\"")]
    [InlineData("\"tool_choice\": \"none\", \"tools\": []")]
    [InlineData("\"function_call\": \"auto\"")]
    public void Read_NothingToCall_IsNoCalls(string members) => Assert.Equal(new ToolChoice.None(), Read(members).Choice);

    [Theory]
    [InlineData("\"tools\": [null]", "tools[0]")]
    [InlineData("\"tools\": [{\"type\": \"custom\"}]", "tools[0].type")]
    [InlineData("\"tools\": [{\"type\": \"function\"}]", "tools[0].function")]
    [InlineData("\"tools\": [{\"function\": {}}]", "tools[0].function.name")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"\"}}]", "tools[0].function.name")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"math.sqrt\"}}]", "tools[0].function.name")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\\n\"}}]", "tools[0].function.name")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}, {\"function\": {\"name\": \"f\"}}]", "tools[1].function.name")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\", \"parameters\": true}}]", "tools[0].function.parameters")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\", \"parameters\": []}}]", "tools[0].function.parameters")]
    [InlineData(
        "\"tools\": [{\"function\": {\"name\": \"f\", \"parameters\": {\"a\": \"\\ud800\"}}}]", "tools[0].function.parameters")]
    [InlineData(
        "\"tools\": [{\"function\": {\"name\": \"f\", \"parameters\": {\"type\": \"string\"}}}]",
        "tools[0].function.parameters.type")]
    [InlineData(
        "\"tools\": [{\"function\": {\"name\": \"f\", \"strict\": true, \"parameters\": {\"type\": \"object\"}}}]",
        "tools[0].function.parameters")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\"}}], \"grammar\": \"root ::= [a]\"", "grammar")]
    [InlineData("\"functions\": [{}]", "functions[0].name")]
    [InlineData("\"functions\": [{\"name\": \"f\"}], \"tools\": [{\"function\": {\"name\": \"f\"}}]", "functions")]
    [InlineData("\"tool_choice\": \"required\"", "tool_choice")]
    [InlineData("\"tool_choice\": \"f\"", "tool_choice")]
    [InlineData("\"tool_choice\": 5", "tool_choice")]
    [InlineData("\"tool_choice\": {\"type\": \"allowed_tools\"}", "tool_choice")]
    [InlineData("\"tool_choice\": {\"function\": {\"name\": \"\\ud800\"}}", "tool_choice")]
    [InlineData("\"function_call\": \"required\"", "function_call")]
    public void Read_WrongTools_NamesThePlace(string members, string parameter) =>
        Assert.Equal(parameter, Wire.Refuse(Wire.With(members)).Parameter);

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, "tools")]
    public void Read_ManyTools_AreBounded(int count, string? parameter)
    {
        var tools = string.Join(", ", Enumerable.Range(0, count).Select(i => $$$"""{"function": {"name": "f{{{i}}}"}}"""));
        var wire = Wire.With($"\"tools\": [{tools}]");

        if (parameter is null)
            Assert.Equal(count, Wire.Accept(wire).Conversation.Tools.Definitions.Count);
        else
            Assert.Equal(parameter, Wire.Refuse(wire).Parameter);
    }

    private static ToolUse Read(string members) => Wire.Accept(Wire.With(members)).Conversation.Tools;
}
