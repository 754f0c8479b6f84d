using System.Runtime.InteropServices;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>Which tokens a sequence has seen and made, and what the penalties take from their logits.</summary>
internal sealed class TokenHistory
{
    // Texts of some hundred tokens have fewer distinct ones; the few that have more pay for the growth.
    private const int DistinctTokensUsual = 256;

    // Bounded by the vocabulary; 0 for tokens of the prompt alone.
    private readonly Dictionary<int, int> _timesGenerated = [];
    private readonly SamplingOptions _options;
    private readonly bool _isOn;

    /// <summary>Starts a history with the prompt's tokens.</summary>
    public TokenHistory(SamplingOptions options, IEnumerable<TokenId> prompt)
    {
        _options = options;
        var repetitionIsOn = options.RepetitionPenalty != 1;
        _isOn = repetitionIsOn || options.PresencePenalty != 0 || options.FrequencyPenalty != 0;
        if (!_isOn) return;

        if (repetitionIsOn)
        {
            foreach (var token in prompt) _timesGenerated.TryAdd(token.Value, 0);
        }

        _timesGenerated.EnsureCapacity(_timesGenerated.Count + DistinctTokensUsual);
    }

    /// <summary>Records a generated token.</summary>
    public void Add(TokenId token)
    {
        if (_isOn) CollectionsMarshal.GetValueRefOrAddDefault(_timesGenerated, token.Value, out _)++;
    }

    /// <summary>
    /// Takes the penalties from the logits. Repetition: as in CTRL (Keskar et al. 2019), over prompt and output;
    /// presence and frequency: as OpenAI documents them, over the output alone.
    /// </summary>
    public void Penalise(Span<float> logits)
    {
        var repetition = (float)_options.RepetitionPenalty;
        foreach (var (token, times) in _timesGenerated)
        {
            ref var logit = ref logits[token];
            logit = logit > 0 ? logit / repetition : logit * repetition;
            if (times > 0) logit -= (float)(_options.PresencePenalty + (_options.FrequencyPenalty * times));
        }
    }
}
