using MixtralServer.Commands.Evaluation;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Evaluation.Tests;

/// <summary>What the model says does not depend on how it is run.</summary>
public sealed class SameAnswersTests(ShippedModel shipped) : IClassFixture<ShippedModel>
{
    private const int Many = 32;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task Beside_OtherRequests(int concurrency)
    {
        var alone = await shipped.AnswersAsync();
        await using var model = await RunningModel.StartAsync(new Setup { Concurrency = concurrency });

        Answers.AssertSame(shipped.Part, alone, await model.AskAsync(ShippedModel.Bodies(shipped.Part)));

        Assert.Equal(0, model.Snapshot.CachedTokens);
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task FromThePrefixCache(int concurrency)
    {
        var alone = await shipped.AnswersAsync();
        await using var model = await RunningModel.StartAsync(new Setup { Concurrency = concurrency, SharesPrefixes = true });
        string[] twice = [.. ShippedModel.Bodies(shipped.Part.SelectMany(task => new[] { task, task }))];

        Answers.AssertSame(
            [.. shipped.Part.SelectMany(task => new[] { task, task })],
            [.. alone.SelectMany(answer => new[] { answer, answer })],
            await model.AskAsync(twice));

        Assert.True(model.Snapshot.CachedTokens > model.Snapshot.PromptTokens / 4, $"{model.Snapshot.CachedTokens} tokens came from the cache");
    }

    [SkippableFact]
    public async Task WithTooFewCells()
    {
        var alone = await shipped.AnswersAsync();
        await using var model = await RunningModel.StartAsync(new Setup { Concurrency = Many, CellCount = Setup.Context });

        Answers.AssertSame(shipped.Part, alone, await model.AskAsync(ShippedModel.Bodies(shipped.Part)));

        Assert.True(model.Snapshot.Preemptions > 0, "nobody had to give way");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnderAGrammar_ThatTheFreeAnswerKeeps(bool forcesText)
    {
        var free = await shipped.AnswersAsync();
        await using var model = await RunningModel.StartAsync(new Setup { ForcesText = forcesText });
        var bound = shipped.Part.Zip(free)
            .Select(pair => (Task: pair.First, Answer: pair.Second, Body: Binding.Of(pair.First, pair.Second)))
            .Where(pair => pair.Body is not null).ToList();

        Answers.AssertSame(
            [.. bound.Select(pair => pair.Task)],
            [.. bound.Select(pair => pair.Answer)],
            await model.AskAsync([.. bound.Select(pair => pair.Body!)]));
    }

    [SkippableFact]
    public async Task WithKvCellsOf8Bits_ScoresAreWithinAPoint()
    {
        ShippedModel.SkipWhereAbsent();
        IReadOnlyList<EvaluationTask> tasks = [.. shipped.Set.Where((_, index) => index % 3 == 0)]; // a point is four of them

        var exact = await ScoreAsync(KvCellType.F16);
        var rounded = await ScoreAsync(KvCellType.Q80);

        Assert.InRange(rounded, exact - 1, exact + 1);

        async Task<double> ScoreAsync(KvCellType cells)
        {
            await using var model = await RunningModel.StartAsync(new Setup { Concurrency = Many, CellType = cells, SharesPrefixes = true });
            return Answers.Score(tasks, await model.AskAsync(ShippedModel.Bodies(tasks)));
        }
    }
}
