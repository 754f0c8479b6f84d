namespace MixtralServer.Protocol.Responses;

/// <summary>Why a response was cut.</summary>
/// <param name="Reason"><c>max_output_tokens</c>, also where the context was full.</param>
public sealed record IncompleteDetails(string Reason);
