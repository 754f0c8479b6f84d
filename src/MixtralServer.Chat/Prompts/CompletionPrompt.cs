using System.Buffers;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Prompts that callers write themselves, marks included. Unlike the text of messages, which never becomes a control token, here
/// <c>&lt;s&gt;</c>, <c>[INST]</c> and their kin become the tokens of their names where the vocabulary has them, as callers of
/// other servers expect; where it has not, as in Mixtral 8x7B with <c>[INST]</c>, they are the text that the model knows them by.
/// </summary>
public static class CompletionPrompt
{
    private const string Begin = "<s>";
    private const string End = "</s>";

    // None begins with another, so at one place of a text there is at most one.
    private static readonly string[] Marks =
    [
        Begin, End, MistralV3Template.TurnBegin, MistralV3Template.TurnEnd, MistralV3Template.ToolCalls,
        MistralV3Template.ToolsBegin, MistralV3Template.ToolsEnd, MistralV3Template.ResultBegin, MistralV3Template.ResultEnd,
        FillInMiddlePrompt.Prefix, FillInMiddlePrompt.Middle, FillInMiddlePrompt.Suffix,
        ChatMlTemplate.TurnBegin, ChatMlTemplate.TurnEnd,
    ];

    private static readonly SearchValues<string> AnyMark = SearchValues.Create(Marks, StringComparison.Ordinal);

    /// <summary>Reads a prompt as text.</summary>
    /// <param name="text">
    /// The text. One space behind a mark is the one that the vocabulary puts before text, so that <c>[INST] a</c> is what the chat
    /// template writes.
    /// </param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="addsBegin">Whether the begin token is put first where the text does not begin with it.</param>
    public static Prompt OfText(string text, ITokenizer tokenizer, bool addsBegin = true)
    {
        List<PromptRun> runs = [];
        var start = 0;
        foreach (var (at, mark) in Find(text, tokenizer))
        {
            Add(text[start..at], runs, tokenizer);
            runs.Add(new PromptRun.Control(mark));
            start = at + mark.Length;
        }

        Add(text[start..], runs, tokenizer);
        var begins = runs is [PromptRun.Control { Piece: Begin }, ..];
        return new Prompt(addsBegin && !begins ? [new PromptRun.BeginOfSequence(), .. runs] : runs);
    }

    /// <summary>Reads a prompt as token ids, which are taken as they are.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="tokenizer">The model's vocabulary.</param>
    /// <param name="parameter">The request member that they come from.</param>
    public static Outcome<Prompt> OfTokens(IReadOnlyList<int> ids, ITokenizer tokenizer, string parameter) =>
        TokenList.Read(ids, tokenizer, parameter).TryGet(out var tokens, out var problem)
            ? new Prompt([new PromptRun.Tokens(tokens)])
            : problem;

    private static IEnumerable<(int At, string Mark)> Find(string text, ITokenizer tokenizer)
    {
        for (var from = 0; Next(text, from) is { } found; from = found.At + found.Mark.Length)
        {
            if (tokenizer.FindControl(found.Mark) is not null)
                yield return found;
        }
    }

    private static (int At, string Mark)? Next(string text, int from)
    {
        var offset = text.AsSpan(from).IndexOfAny(AnyMark);
        if (offset < 0)
            return null;
        var at = from + offset;
        return (at, Marks.First(mark => text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal)));
    }

    private static void Add(string text, List<PromptRun> runs, ITokenizer tokenizer)
    {
        if (runs.Count > 0 && text is [' ', ..] && TokenText.HasDummyPrefix(tokenizer))
            text = text[1..];
        if (text.Length > 0)
            runs.Add(new PromptRun.Text(text));
    }
}
