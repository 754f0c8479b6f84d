using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>Which tokens a sequence has seen and made, and what the penalties take from their logits.</summary>
internal sealed class TokenHistory
{
    private readonly HashSet<int> _seen = [];
    private readonly Dictionary<int, int> _generated = [];
    private readonly SamplingOptions _options;

    /// <summary>Starts a history with the prompt's tokens.</summary>
    public TokenHistory(SamplingOptions options, IEnumerable<TokenId> prompt)
    {
        _options = options;
        if (!RepetitionIsOn) return;
        foreach (var token in prompt) _seen.Add(token.Value);
    }

    private bool RepetitionIsOn => _options.RepetitionPenalty != 1;

    private bool CountsAreOn => _options.PresencePenalty != 0 || _options.FrequencyPenalty != 0;

    /// <summary>Records a generated token.</summary>
    public void Add(TokenId token)
    {
        if (RepetitionIsOn) _seen.Add(token.Value);
        if (CountsAreOn) _generated[token.Value] = _generated.GetValueOrDefault(token.Value) + 1;
    }

    /// <summary>
    /// Takes the penalties from the logits. Repetition: as in CTRL (Keskar et al. 2019), over prompt and output; presence and
    /// frequency: as OpenAI documents them, over the output alone.
    /// </summary>
    public void Penalise(Span<float> logits)
    {
        var repetition = (float)_options.RepetitionPenalty;
        foreach (var token in _seen)
            logits[token] = logits[token] > 0 ? logits[token] / repetition : logits[token] * repetition;

        foreach (var (token, count) in _generated)
            logits[token] -= (float)(_options.PresencePenalty + (_options.FrequencyPenalty * count));
    }
}
