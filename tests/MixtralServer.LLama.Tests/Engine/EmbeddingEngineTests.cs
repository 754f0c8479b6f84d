using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.LLama.Tests.Engine;

/// <summary>Embeddings by the real llama.cpp.</summary>
[Collection(NativeFixture.Collection)]
public sealed class EmbeddingEngineTests(NativeFixture native)
{
    private const int LengthMax = 300;

    // The last is longer than what is computed at a time.
    private static readonly int[][] Texts = [[1, 300, 301, 302], [1, 400], [.. Enumerable.Range(0, 200).Select(i => 300 + (i * 7))]];

    [Fact]
    public async Task Embed_AnyText_IsAVectorOfLengthOne()
    {
        await using var engine = await StartAsync();

        foreach (var vector in await EmbedAsync(engine, Texts))
        {
            Assert.Equal(engine.VectorLength, vector.Length);
            Assert.Equal(1, Dot(vector, vector), 1e-5);
        }
    }

    [Fact]
    public async Task Embed_SameTextInOtherCompany_HasTheSameVector()
    {
        await using var engine = await StartAsync();
        var together = await EmbedAsync(engine, Texts);

        var reversed = await EmbedAsync(engine, [.. Texts.Reverse()]);
        var alone = await EmbedAsync(engine, [Texts[1]]);

        Assert.Equal(together, reversed.Reverse());
        Assert.Equal(together[1], alone[0]);
    }

    [Fact]
    public async Task Embed_OtherText_HasAnotherVector()
    {
        await using var engine = await StartAsync();
        var vectors = await EmbedAsync(engine, [Texts[0], Texts[1], [1, 300, 301, 303], [1, 302, 301, 300]]);

        foreach (var (a, b) in new[] { (0, 1), (0, 2), (0, 3) }) Assert.True(Dot(vectors[a], vectors[b]) < 0.9999);
        Assert.True(Dot(vectors[0], vectors[2]) > Dot(vectors[0], vectors[1]));
    }

    [Fact]
    public async Task Embed_LongText_IsTheMeanOfAllItsStates()
    {
        await using var engine = await StartAsync();
        var vector = (await EmbedAsync(engine, [Texts[2]]))[0];

        Assert.True(Dot(vector, MeanOf(Texts[2])) > 0.99999);
    }

    [Fact]
    public async Task Embed_WhileOthersGenerate_ChangesNothingForEither()
    {
        DeviceTurns turns = new();
        await using var embeddings = await StartAsync(turns);
        await using var generation = await GenerationEngine.StartAsync(
            new TurnTakingModel(native.Model, turns), GenerationOptions, TimeProvider.System, NullLogger.Instance);
        var alone = await EmbedAsync(embeddings, Texts);
        var answer = await GenerateAsync(generation);

        var generating = GenerateAsync(generation);
        var embedded = await EmbedAsync(embeddings, Texts);

        Assert.Equal(alone, embedded);
        Assert.Equal(answer, await generating);
    }

    private static EngineOptions GenerationOptions => new()
    {
        Name = "test",
        RunningMax = 8,
        SequenceLengthMax = 512,
        Context = NativeFixture.ContextOptions(),
    };

    private Task<EmbeddingEngine> StartAsync(DeviceTurns? turns = null) => EmbeddingEngine.StartAsync(
        native.Model,
        new EmbeddingOptions { Name = "test", LengthMax = LengthMax, Threads = 1 },
        turns ?? new DeviceTurns(),
        NullLogger.Instance);

    private static async Task<IReadOnlyList<float[]>> EmbedAsync(EmbeddingEngine engine, int[][] texts)
    {
        TokenId[][] tokens = [.. texts.Select(text => text.Select(id => new TokenId(id)).ToArray())];
        return Assert.IsType<EmbeddingResult.Served>(await engine.EmbedAsync(tokens, CancellationToken.None)).Vectors;
    }

    private static async Task<string> GenerateAsync(GenerationEngine engine)
    {
        var accepted = Assert.IsType<Submission.Accepted>(engine.Submit(new GenerationRequest
        {
            Id = "r",
            Prompt = [.. Texts[0].Select(id => new TokenId(id))],
            TokensOutputMax = 60,
            Sampling = new SamplingOptions { Temperature = 0, IgnoreEnd = true },
            Deadline = DateTimeOffset.MaxValue,
        }));
        using var ticket = accepted.Tickets[0];
        var text = "";
        await foreach (var happened in ticket.Events.ReadAllAsync())
            text += (happened as GenerationEvent.Delta)?.Text;
        return text;
    }

    // At once, where the engine goes in pieces.
    private double[] MeanOf(int[] text)
    {
        using var context = native.Model.CreateContext(NativeFixture.ContextOptions(sequences: 1) with { BatchSize = 256, MicroBatchSize = 256, GivesHiddenStates = true });
        context.Decode([.. text.Select((id, i) => new BatchRow(new TokenId(id), i, new SequenceId(0), NeedsLogits: true))]);
        var sums = new double[context.HiddenState(0).Length];
        for (var row = 0; row < text.Length; row++)
        {
            var state = context.HiddenState(row);
            for (var i = 0; i < sums.Length; i++) sums[i] += state[i];
        }

        var length = Math.Sqrt(sums.Sum(value => value * value));
        return [.. sums.Select(value => value / length)];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    private static double Dot(float[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
