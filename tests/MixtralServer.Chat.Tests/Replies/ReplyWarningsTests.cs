using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Replies;

/// <summary>What replies say of a schema that is not kept in full.</summary>
public sealed class ReplyWarningsTests
{
    private const string NotKept = "response_format is not kept in full while the answer is written: #/uniqueItems: They must differ.";
    private const string Breach = "the text does not conform at the root: The items must differ from each other. (#/uniqueItems)";

    [Theory]
    [InlineData("[1, 2]")]
    [InlineData("[1, 1]", Breach)]
    [InlineData("[1, 2], 3", "the text could not be checked: it ended before it was whole JSON, or is nested deeper than 256")]
    public async Task Fold_SomethingIsNotKept_SaysWhetherTheTextConforms(string text, params string[] faults)
    {
        var reply = await Told.FoldAsync(Head(), Events(text));

        Assert.Equal([NotKept, .. faults], reply.Warnings!.Select(warning => warning.Message));
        Assert.Equal(text, reply.Choices[0].Message.Content);
    }

    [Fact]
    public async Task Chunks_SomethingIsNotKept_SayItFirstAndLast()
    {
        var lines = await Told.LinesAsync(Head(""", "stream_options": {"include_usage": true} """), Events(" [1,", " 1]"));

        Assert.Contains($$"""
            "warnings":[{"message":"{{NotKept}}"}]
            """, lines[0], StringComparison.Ordinal);
        Assert.Contains($$"""
            "finish_reason":"stop","seed":42}],"warnings":[{"message":"{{Breach}}"}]
            """, lines[^2], StringComparison.Ordinal);
        Assert.DoesNotContain("warnings", string.Concat(lines[1..^2]) + lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fold_SeveralAnswers_NamesTheOneThatDoesNotConform()
    {
        var reply = await Told.FoldAsync(Head(""", "n": 2 """), Events("[1]"), Events("[2, 2]"));

        Assert.Equal([NotKept, $"choices[1]: {Breach}"], reply.Warnings!.Select(warning => warning.Message));
    }

    [Fact]
    public async Task Fold_AnswerThatWasCut_IsNotChecked()
    {
        var cut = new GenerationEvent.Finished(FinishReason.Length, new Usage(7, 3));

        var reply = await Told.FoldAsync(Head(), [new GenerationEvent.Started(), new GenerationEvent.Delta("[1, 1]"), cut]);

        Assert.Equal([NotKept], reply.Warnings!.Select(warning => warning.Message));
    }

    [Fact]
    public async Task Fold_DeeperThanIsRead_SaysThatItWasNotChecked()
    {
        var reply = await Told.FoldAsync(Head(), Events(new string('[', 60_000) + new string(']', 60_000)));

        Assert.Contains("could not be checked", reply.Warnings![^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fold_MoreItemsThanCanBeCompared_SaysThatItWasNotChecked()
    {
        var reply = await Told.FoldAsync(Head(), Events($"[{string.Join(", ", Enumerable.Range(0, 3000))}]"));

        Assert.StartsWith("the text could not be checked in full at the root: ", reply.Warnings![^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fold_EverythingIsKept_HasNoWarnings()
        => Assert.Null((await Told.FoldAsync(Head() with { Relaxed = [] }, Events("[1, 1]"))).Warnings);

    private static ReplyHead Head(string members = "") => Told.Head("""
        , "response_format": {"type": "json_object", "schema": {"type": "array", "uniqueItems": true}}
        """ + members) with { Relaxed = ["#/uniqueItems: They must differ."] };

    private static GenerationEvent[] Events(params string[] texts) =>
        [new GenerationEvent.Started(), .. texts.Select(text => new GenerationEvent.Delta(text)), Told.Finished()];
}
