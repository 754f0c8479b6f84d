namespace MixtralServer.Inference.Telemetry;

/// <summary>How much an engine can take of one class of requests, and how much of that is left.</summary>
/// <param name="RequestsMost">Requests that may run and wait at a time.</param>
/// <param name="RequestsFree">How many more would be taken now.</param>
/// <param name="TokensMost">Tokens of prompts and answers that can be held at a time: the KV cells.</param>
/// <param name="TokensFree">Those that no running request needs, as of the last step.</param>
/// <param name="Reset">By when what waits now will have had its turn, at the pace of the last minute; zero where nothing waits.</param>
public readonly record struct EngineRoom(int RequestsMost, int RequestsFree, int TokensMost, int TokensFree, TimeSpan Reset);
