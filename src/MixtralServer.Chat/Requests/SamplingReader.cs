using System.Globalization;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>Checks and reads the members of a request that say how tokens are drawn.</summary>
internal static class SamplingReader
{
    // Ten is far beyond what leaves any sense in an answer.
    private const double RepetitionPenaltyMax = 10;
    private const double BiasMax = 100;

    public static RequestProblem? Check(GenerationParameters wire, ITokenizer tokenizer) =>
        Ranges.Check(wire.Temperature, 0, 2, "temperature")
        ?? Ranges.Check(wire.TopP, 0, 1, "top_p")
        ?? Ranges.Check(wire.MinP, 0, 1, "min_p")
        ?? Ranges.Check(wire.MinTokens, 0, wire.MaxTokens ?? wire.MaxCompletionTokens ?? int.MaxValue, "min_tokens")
        ?? Ranges.Check(wire.RepetitionPenalty, -RepetitionPenaltyMax, RepetitionPenaltyMax, "repetition_penalty")
        ?? Ranges.Check(wire.PresencePenalty, -2, 2, "presence_penalty")
        ?? Ranges.Check(wire.FrequencyPenalty, -2, 2, "frequency_penalty")
        ?? wire.LogitBias?.Select(bias => CheckBias(bias, tokenizer)).FirstOrDefault(problem => problem is not null);

    public static SamplingOptions Read(GenerationParameters wire, SamplingOptions defaults, long seed) => new()
    {
        Temperature = wire.Temperature ?? defaults.Temperature,
        TopP = wire.TopP ?? defaults.TopP,
        TopK = Math.Max(0, wire.TopK ?? defaults.TopK),
        MinP = wire.MinP ?? defaults.MinP,
        TokensOutputMin = wire.MinTokens ?? 0,
        IgnoreEnd = wire.IgnoreEos ?? false,
        RepetitionPenalty = ReadRepetitionPenalty(wire.RepetitionPenalty) ?? defaults.RepetitionPenalty,
        PresencePenalty = wire.PresencePenalty ?? defaults.PresencePenalty,
        FrequencyPenalty = wire.FrequencyPenalty ?? defaults.FrequencyPenalty,
        LogitBias = wire.LogitBias is null ? defaults.LogitBias : ReadBias(wire.LogitBias),
        Seed = unchecked((ulong)seed),
    };

    private static RequestProblem? CheckBias(KeyValuePair<string, double> bias, ITokenizer tokenizer)
    {
        if (!TryReadToken(bias.Key, out var token) || token >= tokenizer.VocabularySize)
        {
            return Problems.Invalid(
                "logit_bias",
                $"logit_bias has the key '{bias.Key}'; keys are token ids from 0 to {tokenizer.VocabularySize - 1}.");
        }
        return Ranges.Check(bias.Value, -BiasMax, BiasMax, $"logit_bias.{bias.Key}");
    }

    private static Dictionary<TokenId, float> ReadBias(IReadOnlyDictionary<string, double> wire)
    {
        Dictionary<TokenId, float> biases = new(wire.Count);
        foreach (var (key, value) in wire)
        {
            if (TryReadToken(key, out var token))
                biases[new TokenId(token)] = (float)value;
        }
        return biases;
    }

    private static bool TryReadToken(string key, out int token) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out token);

    // Portkey's gateway passes an OpenAI client's frequency_penalty on under this name: 0 means off there, and less can only mean that.
    private static double? ReadRepetitionPenalty(double? value) => value <= 0 ? 1 : value;
}
