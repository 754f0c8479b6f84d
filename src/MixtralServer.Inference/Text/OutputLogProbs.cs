using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Text;

/// <summary>Keeps the log probabilities of generated tokens until the text that they begin is sent.</summary>
internal sealed class OutputLogProbs
{
    private readonly Queue<(int Start, TokenLogProbs LogProbs)> _waiting = []; // bounded by the tokens of the output
    private int _sent;

    /// <summary>The sum over all tokens, reported or not.</summary>
    public double Sum { get; private set; }

    /// <summary>Counts a token that is not reported.</summary>
    public void Count(TokenLogProbs token) => Sum += token.Chosen.LogProb;

    /// <summary>Takes a token.</summary>
    /// <param name="start">Where its text begins in the text of the output.</param>
    /// <param name="token">How likely it was.</param>
    public void Add(int start, TokenLogProbs token)
    {
        Count(token);
        _waiting.Enqueue((start, token));
    }

    /// <summary>The tokens whose text begins in the text that is sent next.</summary>
    public IReadOnlyList<DeltaToken> Take(string text) => Take(text, _sent + text.Length);

    /// <summary>All that is left, as no more text comes after this.</summary>
    public IReadOnlyList<DeltaToken> TakeRest(string text) => Take(text, int.MaxValue);

    /// <summary>Forgets the tokens that are not reported yet: they are no text.</summary>
    public void Drop() => _waiting.Clear();

    private List<DeltaToken> Take(string text, int end)
    {
        List<DeltaToken> taken = [];
        while (_waiting.TryPeek(out var next) && next.Start < end)
        {
            taken.Add(new DeltaToken(Math.Min(next.Start - _sent, text.Length), next.LogProbs));
            _waiting.Dequeue();
        }

        _sent += text.Length;
        return taken;
    }
}
