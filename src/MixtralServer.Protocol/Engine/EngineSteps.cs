namespace MixtralServer.Protocol.Engine;

/// <summary>Decode steps.</summary>
/// <param name="LastMs">How long the last one took, in milliseconds.</param>
/// <param name="MeanMs">The mean of those of the last seconds; 0 where there was none.</param>
/// <param name="LastRows">Rows of the last one: how full it was.</param>
/// <param name="MeanRows">The mean of all.</param>
/// <param name="RowsMax">The most rows that one can have.</param>
public sealed record EngineSteps(double LastMs, double MeanMs, int LastRows, double MeanRows, int RowsMax);
