namespace MixtralServer.Protocol.Engine;

/// <summary>KV cells, each of which holds one token.</summary>
/// <param name="Used">Needed by running sequences.</param>
/// <param name="Cached">Kept for reuse, free for whoever needs them.</param>
/// <param name="Total">All.</param>
public sealed record EngineCells(int Used, int Cached, int Total);
