namespace MixtralServer.Configuration;

/// <summary>Prices in USD per million tokens.</summary>
/// <param name="Input">A prompt token.</param>
/// <param name="Output">A generated token.</param>
/// <param name="CachedInput">A prompt token taken from the prefix cache.</param>
internal sealed record ModelPricing(decimal Input, decimal Output, decimal CachedInput);
