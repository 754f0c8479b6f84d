namespace MixtralServer.Protocol.Engine;

/// <summary>The body of <c>GET /v1/engine</c>.</summary>
/// <param name="Models">One for each model of the catalogue, in its order.</param>
public sealed record EngineReport(IReadOnlyList<EngineModelReport> Models)
{
    /// <summary>Always <c>engine</c>.</summary>
    public string Object { get; } = "engine";
}
