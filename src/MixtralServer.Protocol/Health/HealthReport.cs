namespace MixtralServer.Protocol.Health;

/// <summary>The body of the health endpoints.</summary>
/// <param name="Status"><c>ok</c>, <c>ready</c> or <c>not_ready</c>.</param>
/// <param name="Reasons">Why it is not ready, for people; absent otherwise.</param>
public sealed record HealthReport(string Status, IReadOnlyList<string>? Reasons = null);
