using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>The answer to <see cref="GenerationEngine.Submit"/>.</summary>
public abstract record Submission
{
    private Submission()
    {
    }

    /// <summary>The request is in the queue.</summary>
    /// <param name="Ticket">Its events; dispose it to cancel.</param>
    public sealed record Accepted(GenerationTicket Ticket) : Submission;

    /// <summary>The request was not taken.</summary>
    /// <param name="Problem">Queue full, or shutting down.</param>
    public sealed record Rejected(RequestProblem Problem) : Submission;
}
