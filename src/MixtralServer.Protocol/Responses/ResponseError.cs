namespace MixtralServer.Protocol.Responses;

/// <summary>Why a response failed after it had begun.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">For people.</param>
public sealed record ResponseError(string Code, string Message);
