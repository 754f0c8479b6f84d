using MixtralServer.Chat.Replies;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Completions;

namespace MixtralServer.Chat.Completions;

/// <summary>
/// Writes what chunks add to the answers to one prompt. Where each text has the prompt in front, all answers wait until the first has it.
/// </summary>
internal sealed class PromptWriter
{
    private readonly CompletionText[] _texts;
    private readonly List<ChatCompletionChunk> _held = []; // no more than the answers
    private EchoedText? _echo;
    private bool _waits;

    public PromptWriter(CompletionHead head, int prompt)
    {
        var count = head.Request.Answers.Returned;
        var logProbs = new LogProbsWriter(head.Of(prompt));
        _texts = [.. Enumerable.Range(prompt * count, count).Select(index => new CompletionText(head, index, logProbs))];
        _waits = head.PutsPromptFirst;
        _echo = head.PutsPromptFirst ? EchoedText.Of(head, prompt) : null;
    }

    /// <summary>Writes a chunk, and those that waited for it; none while they wait.</summary>
    /// <returns>Each part with the chunk that it is of.</returns>
    public IEnumerable<(CompletionChunkChoice Part, ChatCompletionChunk Source)> Write(ChatCompletionChunk chunk)
    {
        if (_waits && chunk.Prompt is null)
        {
            _held.Add(chunk);
            return [];
        }

        if (!_waits) return Parts(chunk);
        _waits = false;
        _echo = _echo?.With(chunk.Prompt![0].Logprobs);
        return [.. Parts(chunk), .. _held.SelectMany(Parts)];
    }

    private IEnumerable<(CompletionChunkChoice, ChatCompletionChunk)> Parts(ChatCompletionChunk chunk)
    {
        foreach (var part in chunk.Choices)
        {
            if (_texts[part.Index].Write(part, _echo) is { } written)
                yield return (written, chunk);
        }
    }
}
