using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Scheduling;

/// <summary>The answer to <see cref="GenerationEngine.Submit(GenerationRequest)"/>.</summary>
public abstract record Submission
{
    private Submission()
    {
    }

    /// <summary>The requests are in the queue.</summary>
    /// <param name="Tickets">The events of each, in their order; dispose a ticket to cancel its request.</param>
    /// <param name="Relaxed">
    /// Parts of their constraint that output is not kept to, each as a sentence with its place; none unless the constraint is lenient.
    /// </param>
    public sealed record Accepted(IReadOnlyList<GenerationTicket> Tickets, IReadOnlyList<string> Relaxed) : Submission
    {
        /// <summary>The ticket of a single request.</summary>
        public GenerationTicket Ticket => Tickets.Single();
    }

    /// <summary>None of the requests was taken.</summary>
    /// <param name="Problem">Queue full, shutting down, or more requests at once than the queue ever holds.</param>
    public sealed record Rejected(RequestProblem Problem) : Submission;
}
