using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Inference.Scheduling;

/// <summary>Why an engine does not take requests.</summary>
internal sealed class Refusals(EngineOptions options, EngineGauges gauges, TimeProvider time)
{
    public RequestProblem QueueFull(RequestPriority priority)
    {
        var own = options.Queue.Of(priority).Length;
        var waiting = own < options.QueueLength ? $"{own} of its class" : $"{options.QueueLength}";
        return new RequestProblem(
            ProblemKind.QueueFull,
            "queue_full",
            $"{options.Name} has no place for a request of class {priority.ToString().ToLowerInvariant()}: "
            + $"{options.RunningMax} may run and {waiting} wait.",
            RetryAfter: gauges.RetryAfter(time.GetUtcNow()));
    }

    public RequestProblem TooMany(int count, int most) => new(
        ProblemKind.InvalidRequest,
        "invalid_value",
        $"{options.Name} takes at most {most} answers at once, but {count} were asked for.",
        "n");

    public static RequestProblem ShuttingDown() => new(
        ProblemKind.Unavailable,
        "shutting_down",
        "The server is shutting down.",
        RetryAfter: TimeSpan.FromSeconds(5));
}
