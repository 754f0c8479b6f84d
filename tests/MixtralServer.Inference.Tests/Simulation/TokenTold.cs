using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Tests.Simulation;

/// <summary>What a client was told of one token; equal where all of it is.</summary>
internal readonly record struct TokenTold(int Place, TokenLogProb Chosen, string Top)
{
    public TokenTold(int place, TokenLogProbs token)
        : this(place, token.Chosen, string.Join(' ', token.Top))
    {
    }
}
