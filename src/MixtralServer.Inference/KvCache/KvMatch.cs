namespace MixtralServer.Inference.KvCache;

/// <summary>The longest beginning of a text that is in the cache.</summary>
/// <param name="Node">The node in which it ends; the scope's root where nothing matches.</param>
/// <param name="Length">Its length in tokens.</param>
internal readonly record struct KvMatch(KvNode Node, int Length);
