using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Commands.Evaluation;
using MixtralServer.Configuration;
using MixtralServer.Hosting;
using MixtralServer.Inference.Scheduling;
using MixtralServer.Inference.Telemetry;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Evaluation.Tests;

/// <summary>The model that comes with the program, loaded as the server loads it, and asked without HTTP.</summary>
internal sealed class RunningModel : IAsyncDisposable
{
    private readonly EngineMeter _meter;
    private readonly LoadedModel _loaded;
    private readonly Setup _setup;
    private int _requests;

    private RunningModel(EngineMeter meter, LoadedModel loaded, Setup setup) => (_meter, _loaded, _setup) = (meter, loaded, setup);

    public EngineSnapshot Snapshot => _loaded.State.Engine.Snapshot;

    public static async Task<RunningModel> StartAsync(Setup setup)
    {
        var meter = new EngineMeter();
        var loader = new ModelLoader(TimeProvider.System, NullLoggerFactory.Instance, meter);
        var model = setup.Apply(BuiltInModel.Definition);
        return new RunningModel(meter, await loader.LoadAsync(model, new Progress<float>(), CancellationToken.None), setup);
    }

    /// <summary>Hands all of them in at once, so that as many run together as can; the answers come in the order of the requests.</summary>
    public async Task<IReadOnlyList<EvaluationAnswer>> AskAsync(IReadOnlyList<string> bodies)
    {
        List<Task<EvaluationAnswer>> answers = [];
        foreach (var body in bodies) answers.Add(await SubmitAsync(body));
        return await Task.WhenAll(answers);
    }

    public async ValueTask DisposeAsync()
    {
        await _loaded.DisposeAsync();
        _meter.Dispose();
    }

    private async Task<Task<EvaluationAnswer>> SubmitAsync(string body)
    {
        var chat = _loaded.State.Chat;
        var wire = JsonSerializer.Deserialize(body, ProtocolJson.Context.ChatCompletionRequest)!;
        var request = Value(ChatRequestValidator.Validate(wire, chat));
        var id = $"r{Interlocked.Increment(ref _requests)}";
        var generations = Value(GenerationRequestBuilder.Build(request, chat, id, TimeProvider.System.GetUtcNow()))
            .Select(generation => _setup.SharesPrefixes ? generation : generation with { CacheScope = id }).ToList();
        Assert.Null(await _loaded.State.Engine.PrepareAsync(generations[0], CancellationToken.None));
        var submitted = Assert.IsType<Submission.Accepted>(_loaded.State.Engine.Submit(generations));
        var head = new ReplyHead(id, 0, request, chat.Tokenizer, generations[0].Prompt);
        return ReadAsync(submitted.Tickets, head);
    }

    private static async Task<EvaluationAnswer> ReadAsync(IReadOnlyList<GenerationTicket> tickets, ReplyHead head)
    {
        var items = ReplyChunker.ReadAsync([.. tickets.Select(ticket => ticket.Events)], head, CancellationToken.None);
        var response = Value(await ReplyFolder.FoldAsync(items, head));
        return EvaluationAnswer.Read(JsonSerializer.Serialize(response, ProtocolJson.Context.ChatCompletionResponse));
    }

    private static T Value<T>(Chat.Outcome<T> outcome) =>
        outcome.TryGet(out var value, out var problem) ? value : throw new InvalidOperationException(problem.Message);
}
