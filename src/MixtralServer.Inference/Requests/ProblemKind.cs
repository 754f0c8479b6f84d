namespace MixtralServer.Inference.Requests;

/// <summary>Whose problem it is and what can be done; decides the status that a client sees.</summary>
public enum ProblemKind
{
    /// <summary>The request itself is wrong; sending it again will not help.</summary>
    InvalidRequest,

    /// <summary>What the request names does not exist.</summary>
    NotFound,

    /// <summary>The queue is full; try again after a while.</summary>
    QueueFull,

    /// <summary>The model is not available, loading or shutting down, or too busy to give a request a turn in time.</summary>
    Unavailable,

    /// <summary>The request's deadline passed.</summary>
    DeadlineExceeded,

    /// <summary>The client went away or the caller gave up; nobody is left to read of it.</summary>
    Cancelled,

    /// <summary>A fault of ours or of the runtime.</summary>
    Internal,
}
