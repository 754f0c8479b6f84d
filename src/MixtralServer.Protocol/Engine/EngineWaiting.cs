namespace MixtralServer.Protocol.Engine;

/// <summary>Requests that wait, those that gave way to others included.</summary>
/// <param name="Total">All.</param>
/// <param name="Realtime">Of class realtime.</param>
/// <param name="Default">Of class default.</param>
/// <param name="Batch">Of class batch.</param>
public sealed record EngineWaiting(int Total, int Realtime, int Default, int Batch);
