namespace MixtralServer.Protocol.Responses;

/// <summary>Of the prompt's tokens.</summary>
/// <param name="CachedTokens">Those that were in the cache and not computed again.</param>
public sealed record InputTokensDetails(int CachedTokens);
