using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;

namespace MixtralServer.Chat.Tests.Completions;

public sealed class CompletionReplyTests
{
    private const string Head = "{\"id\":\"x\",\"object\":\"text_completion\",\"created\":5,\"model\":\"M\",";

    private static readonly GenerationEvent[] Hi =
        [new GenerationEvent.Started(), new GenerationEvent.Delta(" H"), new GenerationEvent.Delta("i"), Told.Finished()];

    [Fact]
    public async Task Chunks_HaveTheTextForEveryClient()
    {
        var lines = await Completing.LinesAsync(Completing.Head("\"prompt\": \"a\", \"stream\": true"), Hi);

        Assert.Equal(
            [
                Head + "\"choices\":[{\"index\":0,\"text\":\"\",\"delta\":{\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]}",
                Head + "\"choices\":[{\"index\":0,\"text\":\" H\",\"delta\":{\"content\":\" H\"},\"logprobs\":null,\"finish_reason\":null}]}",
                Head + "\"choices\":[{\"index\":0,\"text\":\"i\",\"delta\":{\"content\":\"i\"},\"logprobs\":null,\"finish_reason\":null}]}",
                Head + "\"choices\":[{\"index\":0,\"text\":\"\",\"delta\":{\"content\":\"\"},\"logprobs\":null,\"finish_reason\":\"stop\",\"seed\":42}],"
                + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}",
            ],
            lines);
    }

    [Theory]
    [InlineData(Dialect.OpenAi, "text_completion", "text_completion")]
    [InlineData(Dialect.Mistral, "text_completion", "text_completion")]
    [InlineData(Dialect.Together, "completion.chunk", "text.completion")]
    public async Task Object_GoesByTheDialect(Dialect dialect, string chunk, string whole)
    {
        var head = Completing.Head("\"prompt\": \"a\"", dialect);

        Assert.All(
            await Completing.LinesAsync(head, Hi), line => Assert.Contains($"\"object\":\"{chunk}\"", line, StringComparison.Ordinal));
        Assert.Equal(whole, (await Completing.FoldAsync(head, Hi)).Object);
    }

    [Fact]
    public async Task Fold_KeepsTheLeadingSpace()
    {
        var response = await Completing.FoldAsync(Completing.Head("\"prompt\": \"a\""), Hi);

        var choice = Assert.Single(response.Choices);
        Assert.Equal((" Hi", "stop", 42L), (choice.Text, choice.FinishReason, choice.Seed));
        Assert.Empty(response.Prompt);
        Assert.Equal((7, 3), (response.Usage.PromptTokens, response.Usage.CompletionTokens));
    }

    [Fact]
    public async Task IncludeUsage_ComesInAChunkOfItsOwn()
    {
        var head = Completing.Head("\"prompt\": [\"a\", \"b\"], \"stream\": true, \"stream_options\": {\"include_usage\": true}");

        var lines = await Completing.LinesAsync(head, Hi, Hi);

        Assert.Equal(
            Head + "\"choices\":[],\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":6,\"total_tokens\":20}}", lines[^1]);
        Assert.DoesNotContain(lines[..^1], line => line.Contains("usage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SeveralPrompts_AnswersAreNumberedPromptByPrompt()
    {
        var head = Completing.Head("\"prompt\": [\"a\", \"b\"], \"n\": 2");

        var response = await Completing.FoldAsync(head, Say("p"), Say("q"), Say("r"), Say("s"));

        Assert.Equal(["p", "q", "r", "s"], response.Choices.Select(choice => choice.Text));
        Assert.Equal([0, 1, 2, 3], response.Choices.Select(choice => choice.Index));
        Assert.Equal(4, response.Choices.Select(choice => choice.Seed).Distinct().Count());
        Assert.Equal((14, 12), (response.Usage.PromptTokens, response.Usage.CompletionTokens));
    }

    [Fact]
    public async Task BestOf_IsChosenForEachPrompt()
    {
        var head = Completing.Head("\"prompt\": [\"a\", \"b\"], \"best_of\": 2");

        var response = await Completing.FoldAsync(head, Say("p", -9), Say("q", -1), Say("r", -2), Say("s", -3));

        Assert.Equal(["q", "r"], response.Choices.Select(choice => choice.Text));
        Assert.Equal(12, response.Usage.CompletionTokens);
    }

    [Fact]
    public async Task Failure_OfOnePrompt_IsTheReplys()
    {
        var problem = new RequestProblem(ProblemKind.Internal, "c", "m");
        var head = Completing.Head("\"prompt\": [\"a\", \"b\"]");
        GenerationEvent[] failed = [new GenerationEvent.Failed(problem, default)];
        var items = Chat.Completions.CompletionChunker.ReadAsync(
            [Told.Channel([new GenerationEvent.Started()]), Told.Channel(failed)], head, CancellationToken.None);

        Assert.Equal(problem, Wire.Problem(await Chat.Completions.CompletionFolder.FoldAsync(items, head)));
    }

    private static GenerationEvent[] Say(string text, double? sum = null) =>
        [new GenerationEvent.Started(), new GenerationEvent.Delta(text), Told.Finished(sum: sum)];
}
