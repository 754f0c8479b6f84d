using System.Text.Json;
using MixtralServer.Chat.Replies;

namespace MixtralServer.Chat.Tests.Replies;

/// <summary>Calls as a model writes them, whatever pieces they come in.</summary>
public sealed class CallReaderTests
{
    [Theory]
    [InlineData("f", "{}")]
    [InlineData("get_weather-2", """{"city": "R{o]m\"e\\\\", "days": [1, {"a": {}}], "n": null}""")]
    [InlineData("arguments", """{"name": "name\": \"x", "arguments": "\"arguments\": {"}""")]
    public void Read_InPiecesOfAnySize_GivesNamesAndArguments(string name, string arguments)
    {
        var call = $$"""{"name": "{{name}}", "arguments": {{arguments}}}""";
        var text = $" [{call}, {call}]";
        using var check = JsonDocument.Parse(text);

        for (var size = 1; size <= text.Length; size++)
        {
            var reader = new CallReader();
            var parts = text.Chunk(size).SelectMany(piece => reader.Read(new string(piece))).ToList();

            Assert.Equal([name, name], parts.OfType<CallPart.Begun>().Select(begun => begun.Name));
            Assert.Equal(arguments + arguments, string.Concat(parts.OfType<CallPart.Arguments>().Select(part => part.Json)));
            Assert.IsType<CallPart.Begun>(parts[0]);
        }
    }

    [Fact]
    public void Read_CutShort_GivesWhatThereWas()
    {
        var reader = new CallReader();

        var parts = reader.Read(""" [{"name": "f", "arguments": {"a": "b""");

        Assert.Equal([new CallPart.Begun("f"), new CallPart.Arguments("{\"a\": \"b")], parts);
        Assert.Empty(reader.Read(""));
    }

    [Fact]
    public void Read_CutInTheName_GivesNoCall() => Assert.Empty(new CallReader().Read(""" [{"name": "get_wea"""));
}
