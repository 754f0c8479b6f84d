using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;
using MixtralServer.TestKit;

namespace MixtralServer.Inference.Tests.Constraints;

/// <summary>An engine with a model that would say anything, asked for answers that conform to something.</summary>
internal sealed class ConstrainedEngine : IAsyncDisposable
{
    /// <summary>An object whose keys leave no choice, and whose values do.</summary>
    public static readonly OutputConstraint Schema = new OutputConstraint.JsonSchema(
        """
        {"type":"object","required":["id","name","tags"],"additionalProperties":false,"properties":{
          "id":{"type":"integer","minimum":1,"maximum":999},
          "name":{"type":"string","maxLength":8},
          "tags":{"type":"array","items":{"enum":["a","b"]},"maxItems":3}}}
        """);

    private readonly GenerationEngine _engine;

    private ConstrainedEngine(GenerationEngine engine) => _engine = engine;

    /// <summary>Ends the engine and says how many steps it has computed.</summary>
    public async Task<long> StopAsync()
    {
        await DisposeAsync();
        return _engine.Snapshot.Steps;
    }

    public static async Task<ConstrainedEngine> StartAsync(bool forcesText = true)
    {
        using var model = new SimulatedModel(seed: 5);
        return new ConstrainedEngine(await GenerationEngine.StartAsync(
            model,
            new EngineOptions
            {
                Name = "test",
                RunningMax = 8,
                SequenceLengthMax = 512,
                QueueLength = 64,
                ForcesText = forcesText,
                Context = new ContextOptions
                {
                    CellCount = 2048,
                    SequenceCount = 16,
                    BatchSize = 64,
                    MicroBatchSize = 64,
                    Threads = 1,
                    ThreadsBatch = 1,
                },
            },
            new ManualTimeProvider(),
            NullLogger.Instance));
    }

    public static GenerationRequest Request(OutputConstraint? constraint, int seed, int output = 200) => new()
    {
        Id = "r",
        Prompt = [.. Enumerable.Range(0, 4).Select(i => new TokenId(60 + i))],
        TokensOutputMax = output,
        Constraint = constraint,
        Sampling = new SamplingOptions { Seed = (ulong)seed, Temperature = 1 },
    };

    public Task<RequestProblem?> PrepareAsync(GenerationRequest request) => _engine.PrepareAsync(request, CancellationToken.None);

    public Submission Submit(GenerationRequest request) => _engine.Submit(request);

    /// <summary>The answer to a request that is taken and finishes.</summary>
    public async Task<Answer> AnswerAsync(GenerationRequest request)
    {
        var submission = Submit(request);
        Assert.Null((submission as Submission.Rejected)?.Problem);
        var ticket = Assert.IsType<Submission.Accepted>(submission).Ticket;
        var (text, tokens) = ("", new List<DeltaToken>());
        await foreach (var happened in ticket.Events.ReadAllAsync())
        {
            if (happened is GenerationEvent.Delta delta)
            {
                text += delta.Text;
                tokens.AddRange(delta.Tokens);
            }

            if (happened is GenerationEvent.Finished finished) return new Answer(text, finished.Reason, finished.Usage, tokens);
        }

        throw new InvalidOperationException("The answer failed.");
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    internal sealed record Answer(string Text, FinishReason Reason, Usage Usage, IReadOnlyList<DeltaToken> Tokens);
}
