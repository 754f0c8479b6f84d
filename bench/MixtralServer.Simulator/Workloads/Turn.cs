namespace MixtralServer.Simulator.Workloads;

/// <summary>One request of a conversation.</summary>
/// <param name="Pause">Between the end of the answer before and this request.</param>
/// <param name="UserTokens">Tokens that the user adds.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
/// <param name="CancelAfter">When the client goes away, counted from the request; null where it stays.</param>
internal sealed record Turn(TimeSpan Pause, int UserTokens, int OutputTokens, TimeSpan? CancelAfter);
