using System.Text;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Writes log probabilities in the shapes of the wire.</summary>
/// <param name="tokenizer">The model's vocabulary.</param>
/// <param name="top">How many of the likeliest tokens were asked for.</param>
internal sealed class LogProbsWriter(ITokenizer tokenizer, int top)
{
    // JSON has no infinity; this is what OpenAI documents for a token that is ruled out.
    private const float RuledOut = -9999;

    /// <summary>One token in OpenAI's shape.</summary>
    public LogprobEntry Entry(TokenLogProbs token) => new()
    {
        Token = Text(token.Chosen.Token),
        Logprob = Number(token.Chosen),
        Bytes = Bytes(token.Chosen.Token),
        TopLogprobs = [.. token.Top.Select(Alternative)],
    };

    /// <summary>Tokens in Together's shape; null for one that nothing precedes.</summary>
    /// <param name="ids">The tokens.</param>
    /// <param name="tokens">One entry for each of them.</param>
    public LogprobLists Lists(IReadOnlyList<TokenId> ids, IReadOnlyList<TokenLogProbs?> tokens) => new()
    {
        TokenIds = [.. ids.Select(id => id.Value)],
        Tokens = [.. ids.Select(Text)],
        TokenLogprobs = [.. tokens.Select(token => token is null ? (float?)null : Number(token.Chosen))],
        TopLogprobs = top > 1 ? [.. tokens.Select(token => token is null ? null : Map(token))] : null,
    };

    /// <summary>The likeliest tokens by their texts, where more than one was asked for; of equal texts the likeliest.</summary>
    public IReadOnlyDictionary<string, float>? Map(TokenLogProbs token)
    {
        if (top <= 1) return null;
        Dictionary<string, float> map = new(token.Top.Count, StringComparer.Ordinal);
        foreach (var likely in token.Top) map.TryAdd(Text(likely.Token), Number(likely));
        return map;
    }

    public static float Number(TokenLogProb token) => Math.Max(token.LogProb, RuledOut);

    private LogprobAlternative Alternative(TokenLogProb token) => new()
    {
        Token = Text(token.Token),
        Logprob = Number(token),
        Bytes = Bytes(token.Token),
    };

    private string Text(TokenId token) => tokenizer.ControlText(token) ?? Encoding.UTF8.GetString(tokenizer.Bytes(token));

    private int[]? Bytes(TokenId token) =>
        tokenizer.ControlText(token) is null ? [.. tokenizer.Bytes(token).ToArray().Select(b => (int)b)] : null;
}
