using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Completions;

/// <summary>A prompt as it stands in front of a text: without the begin token that the server adds and the vocabulary's own space.</summary>
/// <param name="Text">The text.</param>
/// <param name="Offsets">Where in it each token of the prompt begins, in characters; the added begin token has none of the text.</param>
internal sealed record EchoedText(string Text, IReadOnlyList<int> Offsets)
{
    /// <summary>Its length in characters.</summary>
    public int Length { get; } = Text.EnumerateRunes().Count();

    /// <summary>The log probabilities of its tokens; null where not asked for.</summary>
    public LogprobLists? LogProbs { get; private init; }

    public EchoedText With(LogprobLists? logProbs) =>
        this with { LogProbs = logProbs is null ? null : logProbs with { TextOffset = Offsets } };

    public static EchoedText Of(CompletionHead head, int prompt)
    {
        var tokens = head.Prompts[prompt];
        var isAdded = head.Request.Prompts[prompt].Runs is [PromptRun.BeginOfSequence, ..] && head.Tokenizer.BeginOfSequence is not null;
        TokenId[] shown = [.. tokens.Skip(isAdded ? 1 : 0)];
        var text = TokenText.Original(shown, head.Tokenizer);
        var dropped = TokenText.Of(shown, head.Tokenizer).Length - text.Length;

        List<int> offsets = isAdded ? [0] : [];
        var length = -dropped;
        foreach (var token in shown)
        {
            offsets.Add(Math.Max(length, 0));
            length += LengthOf(token, head.Tokenizer);
        }

        return new EchoedText(text, offsets);
    }

    // In characters: a character that several tokens make up counts with the one that begins it.
    private static int LengthOf(TokenId token, ITokenizer tokenizer)
    {
        if (tokenizer.ControlText(token) is { } control) return control.EnumerateRunes().Count();
        var count = 0;
        foreach (var unit in tokenizer.Bytes(token))
        {
            if ((unit & 0xC0) != 0x80) count++;
        }

        return count;
    }
}
