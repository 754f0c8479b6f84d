namespace MixtralServer.Protocol.Errors;

/// <summary>The event that ends a stream which failed after it had begun.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorChunk(ErrorDetail Error);
