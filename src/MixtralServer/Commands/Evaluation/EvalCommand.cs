using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using MixtralServer.Configuration;

namespace MixtralServer.Commands.Evaluation;

/// <summary><c>eval</c>: how much of an evaluation set a running server answers rightly.</summary>
internal static class EvalCommand
{
    private const int ConcurrencyMax = 1_024;
    private const int ConcurrencyDefault = 8;
    private const int ReasonsShown = 5;

    private static readonly Option<Uri?> Url = new("--url")
    {
        HelpName = "U",
        Description = $"The server [default: {ServeOptions.DefaultUrl}]",
        CustomParser = ParseUrl,
    };

    private static readonly Option<string?> Model = new("--model")
    {
        HelpName = "M",
        Description = $"The model to ask [default: {ModelFile.BuiltInId}]",
    };

    private static readonly Option<int?> Concurrency = OptionKinds.Number(
        "--concurrency", 1, ConcurrencyMax, $"Requests at once [default: {ConcurrencyDefault}]");

    private static readonly Option<string?> Set = new("--set")
    {
        HelpName = "FILE",
        Description = $"The tasks, one JSON line each; or a folder of such files [default: ${EvaluationSet.Variable}]",
    };

    private static readonly Option<string?> Key = new("--key") { HelpName = "K", Description = "The API key" };

    private static readonly Option<int?> Limit = OptionKinds.Number(
        "--limit", 1, int.MaxValue, "At most so many tasks of each skill [default: all]");

    private static readonly Option<string?> Skill = new("--skill") { HelpName = "S", Description = "This skill only" };

    /// <summary>The command.</summary>
    internal static Command Create()
    {
        var command = new Command("eval", "Ask a running server the tasks of an evaluation set: a table, and one JSON line of scores.")
        {
            Url, Model, Concurrency, Set, Key, Limit, Skill,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult result, CancellationToken cancellation)
    {
        var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
        try
        {
            var tasks = EvaluationSet.Select(
                EvaluationSet.Read(result.GetValue(Set), Environment.GetEnvironmentVariable),
                result.GetValue(Skill),
                result.GetValue(Limit));
            var (model, concurrency) = (result.GetValue(Model) ?? ModelFile.BuiltInId, result.GetValue(Concurrency) ?? ConcurrencyDefault);
            using var client = new EvaluationClient(result.GetValue(Url) ?? new Uri(ServeOptions.DefaultUrl), model, result.GetValue(Key));
            var outcomes = await EvaluationRun.RunAsync(tasks, concurrency, client.AskAsync, cancellation);
            var scores = EvaluationScores.Of(model, concurrency, outcomes);
            await ReportFailuresAsync(error, outcomes);
            await output.WriteAsync(EvaluationTable.Write(scores));
            await output.WriteLineAsync(JsonSerializer.Serialize(scores, EvaluationJsonContext.Default.EvaluationScores));
            return scores.Failed == 0 ? 0 : 1;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync("Broken off.");
            return 1;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task ReportFailuresAsync(TextWriter error, IReadOnlyList<EvaluationOutcome> outcomes)
    {
        var reasons = outcomes.Select(outcome => outcome.Failure).OfType<string>().CountBy(reason => reason);
        foreach (var (reason, count) in reasons.OrderByDescending(reason => reason.Value).Take(ReasonsShown))
            await error.WriteLineAsync($"{count} of {outcomes.Count} requests failed: {reason}");
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (Uri.TryCreate(written, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            return url;
        result.AddError($"--url: \"{written}\" is no address; write http://host:port.");
        return null;
    }
}
