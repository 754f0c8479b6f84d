using System.Text;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>Writes log probabilities in the shapes of the wire.</summary>
/// <param name="head">The reply that they are told in.</param>
internal sealed class LogProbsWriter(ReplyHead head)
{
    // JSON has no infinity; this is what OpenAI documents for a token that is ruled out.
    private const float RuledOut = -9999;

    private readonly ITokenizer _tokenizer = head.Tokenizer;

    // Together tells a single likeliest token nowhere, OpenAI's completions do.
    private readonly bool _mapsTop = head.Request.LogProbs?.Top > (head.IsCompletion ? 0 : 1);

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
        TopLogprobs = _mapsTop ? [.. tokens.Select(token => token is null ? null : Map(token))] : null,
    };

    /// <summary>
    /// The likeliest tokens by their texts, where more than one was asked for; of equal texts the likeliest. In a completion one is
    /// enough, and the token itself is among them.
    /// </summary>
    public IReadOnlyDictionary<string, float>? Map(TokenLogProbs token)
    {
        if (!_mapsTop) return null;
        Dictionary<string, float> map = new(token.Top.Count, StringComparer.Ordinal);
        foreach (var likely in token.Top) map.TryAdd(Text(likely.Token), Number(likely));
        if (head.IsCompletion) map.TryAdd(Text(token.Chosen.Token), Number(token.Chosen));
        return map;
    }

    public static float Number(TokenLogProb token) => Math.Max(token.LogProb, RuledOut);

    /// <summary>A token's text; half a character shows as U+FFFD.</summary>
    public string Text(TokenId token) => _tokenizer.ControlText(token) ?? Encoding.UTF8.GetString(_tokenizer.Bytes(token));

    private LogprobAlternative Alternative(TokenLogProb token) => new()
    {
        Token = Text(token.Token),
        Logprob = Number(token),
        Bytes = Bytes(token.Token),
    };

    private int[]? Bytes(TokenId token) =>
        _tokenizer.ControlText(token) is null ? [.. _tokenizer.Bytes(token).ToArray().Select(b => (int)b)] : null;
}
