using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Sampling;

/// <summary>
/// Draws one sequence's tokens from its logits, in this order: logit bias, penalties, forbidden ends, grammar, temperature,
/// min_p, top_k, top_p, draw. Temperature comes before truncation, as in the servers that people compare with.
/// </summary>
internal sealed class TokenSampler
{
    private readonly SamplingOptions _options;
    private readonly (int Token, float Bias)[] _biases;
    private readonly TokenHistory _history;
    private readonly TokenBans _bans;
    private readonly OutputGrammar? _grammar;
    private readonly HashSet<int> _onlyDrawn; // that must not be taken as forced: what is forbidden, and what ends the output
    private int _draws;

    /// <summary>For a request.</summary>
    /// <param name="request">Its tokens are within the vocabulary.</param>
    /// <param name="endTokens">The tokens with which the model says that it has finished.</param>
    /// <param name="grammar">What the output must conform to, or null.</param>
    public TokenSampler(GenerationRequest request, ReadOnlyMemory<TokenId> endTokens, OutputGrammar? grammar = null)
        : this(request.Sampling, request.Prompt, new TokenBans(request.Sampling, endTokens, request.StopTokens), grammar)
    {
        foreach (var token in request.StopTokens) _onlyDrawn.Add(token.Value);
    }

    /// <summary>Without tokens that end the output.</summary>
    public TokenSampler(SamplingOptions options, IEnumerable<TokenId> prompt)
        : this(options, prompt, new TokenBans(options, default, []), grammar: null)
    {
    }

    private TokenSampler(SamplingOptions options, IEnumerable<TokenId> prompt, TokenBans bans, OutputGrammar? grammar)
    {
        _options = options;
        _biases = [.. options.LogitBias.Select(bias => (bias.Key.Value, bias.Value))];
        _history = new TokenHistory(options, prompt);
        _bans = bans;
        _grammar = grammar;
        _onlyDrawn = [.. _biases.Where(bias => bias.Bias <= SamplingOptions.BiasOfBan).Select(bias => bias.Token)];
    }

    /// <summary>Draws the next token, which then counts as generated.</summary>
    /// <param name="logits">Raw logits, one per vocabulary entry; overwritten.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <returns>The token, or null where no logit is a usable number or none is allowed, or the grammar is too costly.</returns>
    public TokenId? Sample(Span<float> logits, SamplingScratch scratch)
    {
        ApplyBias(logits);
        _history.Penalise(logits);
        _bans.Apply(logits, _draws);
        if (_grammar?.TryApply(logits) == false) return null;

        var row = new LogitRow(logits, scratch.Row);
        if (!float.IsFinite(row.Max)) return null;

        var token = new TokenId(_options.Temperature == 0 ? row.IndexOfMax() : Draw(row, scratch));
        if (_grammar?.TryAccept(token) == false) return null;
        _history.Add(token);
        _draws++;
        return token;
    }

    /// <summary>Draws the next token as the other overload does, and says how likely it was.</summary>
    /// <param name="logits">Raw logits, one per vocabulary entry; overwritten.</param>
    /// <param name="scratch">Buffers of the calling thread.</param>
    /// <param name="logProbsTop">How many of the likeliest tokens to list, at least 0.</param>
    /// <param name="logProbs">
    /// As <see cref="RowLogProbs"/> defines them, from the raw logits; null where there is no token.
    /// </param>
    public TokenId? Sample(Span<float> logits, SamplingScratch scratch, int logProbsTop, out TokenLogProbs? logProbs)
    {
        var raw = scratch.RawLogits.AsSpan(0, logits.Length);
        logits.CopyTo(raw);
        var token = Sample(logits, scratch);
        logProbs = token is { } drawn ? RowLogProbs.Of(raw, drawn, logProbsTop, scratch) : null;
        return token;
    }

    /// <summary>The tokens that must come after the one that was drawn last; they count as generated.</summary>
    /// <param name="last">The token drawn last.</param>
    /// <returns>Perhaps none. None is among them that the request forbids or that ends the output.</returns>
    public ReadOnlySpan<TokenId> TakeForced(TokenId last)
    {
        if (_grammar is null) return [];
        var forced = _grammar.TakeForced(last, _onlyDrawn);
        foreach (var token in forced) _history.Add(token);
        _draws += forced.Length;
        return forced;
    }

    private void ApplyBias(Span<float> logits)
    {
        foreach (var (token, bias) in _biases)
            logits[token] = bias <= SamplingOptions.BiasOfBan ? float.NegativeInfinity : logits[token] + bias;
    }

    private int Draw(LogitRow row, SamplingScratch scratch)
    {
        var random = new CounterRandom(_options.Seed, _draws);
        var weights = new RowWeights(row, _options.Temperature);
        var floor = _options.MinP > 0
            ? Math.Max(weights.LogitLeast, weights.LogitOf(Math.Log(_options.MinP)))
            : weights.LogitLeast;
        if (_options.TopK <= 0 || _options.TopK >= row.Values.Length)
            return NucleusDraw.Pick(row, weights, Cut.AtLeast(floor), _options.TopP, random, scratch);

        if (!TopTokens.AreFew(row, _options.TopK))
        {
            var cut = TopTokens.CutAfter(row, _options.TopK, floor);
            return NucleusDraw.Pick(row, weights, cut, _options.TopP, random, scratch);
        }

        var few = TopTokens.Gather(row, _options.TopK, floor, scratch);
        var fewCut = TopTokens.CutAfter(few, _options.TopK, floor);
        var fewWeights = new RowWeights(few, _options.Temperature);
        return scratch.CandidateTokens[NucleusDraw.Pick(few, fewWeights, fewCut, _options.TopP, random, scratch)];
    }
}
