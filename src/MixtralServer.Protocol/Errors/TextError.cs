namespace MixtralServer.Protocol.Errors;

/// <summary>The body of an error as Segmind's clients read it.</summary>
/// <param name="Error">For people: what was wrong and what to do.</param>
public sealed record TextError(string Error);
