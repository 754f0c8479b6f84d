namespace MixtralServer.Inference.Requests;

/// <summary>A function that an output may call.</summary>
/// <param name="Name">Letters, digits, <c>_</c> and <c>-</c>, so that it stands in JSON as it is.</param>
/// <param name="Parameters">The schema of its arguments as JSON text; null for a function without any.</param>
/// <param name="Lenient">Whether keywords of the schema that cannot be kept are left out and told of, rather than refused.</param>
public sealed record CallableFunction(string Name, string? Parameters, bool Lenient);
