using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>The tokens that would end the output too early, or at all where the client wants none to.</summary>
/// <param name="options">Says when ends are forbidden.</param>
/// <param name="endTokens">The tokens with which the model says that it has finished.</param>
/// <param name="stopTokens">The request's own, forbidden only while the output is too short.</param>
internal sealed class TokenBans(
    SamplingOptions options, ReadOnlyMemory<TokenId> endTokens, IReadOnlyList<TokenId> stopTokens)
{
    /// <summary>Makes impossible what may not be drawn yet.</summary>
    /// <param name="logits">One per vocabulary entry.</param>
    /// <param name="generated">How many tokens the output has.</param>
    public void Apply(Span<float> logits, int generated)
    {
        var isTooShort = generated < options.TokensOutputMin;
        if (isTooShort || options.IgnoreEnd)
        {
            foreach (var token in endTokens.Span) logits[token.Value] = float.NegativeInfinity;
        }

        if (!isTooShort) return;
        for (var i = 0; i < stopTokens.Count; i++) logits[stopTokens[i].Value] = float.NegativeInfinity;
    }
}
