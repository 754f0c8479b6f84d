using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Commands.Evaluation;
using MixtralServer.Configuration;
using MixtralServer.LLama.Runtime;
using MixtralServer.Tests.Repository;

namespace MixtralServer.Evaluation.Tests;

/// <summary>The model that comes with the program, the evaluation set, and what the model says to a part of it alone, one by one.</summary>
public sealed class ShippedModel : IAsyncLifetime
{
    // Every so many tasks of the set belong to the part whose answers are compared; 80 or 64 of a skill stand together.
    private const int Every = 5;

    // Its prompts are longer than a short sequence.
    private const string LongSkill = "retrieval-long";

    private IReadOnlyList<EvaluationAnswer>? _answers;

    /// <summary>All tasks with short prompts.</summary>
    internal IReadOnlyList<EvaluationTask> Set { get; private set; } = [];

    /// <summary>The part whose answers are compared.</summary>
    internal IReadOnlyList<EvaluationTask> Part { get; private set; } = [];

    public Task InitializeAsync()
    {
        NativeRuntime.Start(new NativeRuntimeOptions { Backend = NativeBackend.Cpu, Logger = NullLogger.Instance });
        var tasks = EvaluationSet.Read(RepositoryFiles.Path("tools", "tiny-mixtral", "eval"), _ => null);
        Set = [.. tasks.Where(task => task.Skill != LongSkill)];
        Part = [.. Set.Where((_, index) => index % Every == 0)];
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What the model says to each task of the part, one after the other, with nothing shared; skips the test where there is none.</summary>
    internal async Task<IReadOnlyList<EvaluationAnswer>> AnswersAsync()
    {
        SkipWhereAbsent();
        if (_answers is not null) return _answers;
        await using var model = await RunningModel.StartAsync(new Setup());
        return _answers = await model.AskAsync(Bodies(Part));
    }

    /// <summary>Skips the test where the program comes without a model.</summary>
    internal static void SkipWhereAbsent() =>
        Skip.IfNot(File.Exists(ModelFile.BuiltIn.Path), $"The model is not here: {ModelFile.BuiltIn.Path}");

    internal static IReadOnlyList<string> Bodies(IEnumerable<EvaluationTask> tasks) =>
        [.. tasks.Select(task => task.BodyFor(ModelFile.BuiltInId))];
}
