using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Replies;

/// <summary>
/// Adds up what the answers to one request consumed. The prompt counts once; cached is what the answer that found least of it in
/// the cache found, since the others found what that one computed.
/// </summary>
internal sealed class UsageTally
{
    private int _prompt;
    private int _completion;
    private int _cached = int.MaxValue;

    public void Add(Usage usage)
    {
        _prompt = usage.PromptTokens;
        _completion += usage.CompletionTokens;
        _cached = Math.Min(_cached, usage.CachedTokens);
    }

    public CompletionUsage Sum() => new()
    {
        PromptTokens = _prompt,
        CompletionTokens = _completion,
        CachedTokens = _cached > 0 ? _cached : null,
    };
}
