namespace MixtralServer.Protocol.Engine;

/// <summary>Tokens in a second.</summary>
/// <param name="WindowSeconds">Over how many seconds.</param>
/// <param name="Prompt">Prompt tokens computed.</param>
/// <param name="Output">Tokens drawn.</param>
public sealed record EngineRates(double WindowSeconds, double Prompt, double Output);
