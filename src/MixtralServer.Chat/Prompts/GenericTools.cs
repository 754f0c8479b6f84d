using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Tools;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// Functions in prompts of models that have no tokens for them: what the system text says of them, and how past calls and
/// results read. An answer is either text, or the mark and a JSON list of calls and nothing else (decision 0007).
/// </summary>
internal static class GenericTools
{
    /// <summary>What an answer that is calls begins with.</summary>
    public const string CallsMark = "[TOOL_CALLS]";

    private const string ResultsMark = "[TOOL_RESULTS]";

    // What must not stand in JSON as it is, since these formats' marks may be text.
    private static readonly string[] Marks =
    [
        "[INST]", "[/INST]", CallsMark, ResultsMark, "[/TOOL_RESULTS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]",
        "<|im_start|>", "<|im_end|>",
    ];

    /// <summary>The conversation's turns with what the model must know of the functions in the first system text.</summary>
    public static IReadOnlyList<ChatTurn> Introduce(Conversation conversation)
    {
        var tools = conversation.Tools;
        if (tools.Definitions.Count == 0 || tools.Choice is ToolChoice.None)
            return conversation.Turns;
        return conversation.Turns[0] is ChatTurn.System first
            ? [new ChatTurn.System(Paragraphs.Join([first.Text, Describe(tools)])), .. conversation.Turns.Skip(1)]
            : [new ChatTurn.System(Describe(tools)), .. conversation.Turns];
    }

    /// <summary>An answer as text.</summary>
    public static string TextOf(ChatTurn.Assistant answer) => answer.Calls.Count == 0
        ? answer.Text
        : Paragraphs.Join([answer.Text, $"{CallsMark} {Unmarked(ToolJson.OfCalls(answer.Calls, shortId: null))}"]);

    /// <summary>Results as text, in the order of the calls, because calls have no ids here.</summary>
    public static string TextOf(ChatTurn.ToolResults turn) =>
        $"{ResultsMark} {Unmarked(ToolJson.OfResults(turn.Results.OrderBy(result => result.CallIndex)))}";

    private static string Describe(ToolUse tools) => $$$"""
        You can call functions. These are the functions, as JSON:
        {{{Unmarked(ToolJson.OfDefinitions(tools.Definitions))}}}

        To call functions, answer with the following line and nothing else, with one entry for each call:
        {{{CallsMark}}} [{"name": "NAME", "arguments": {"PARAMETER": "VALUE"}}]
        The results follow as {{{ResultsMark}}} [{"name": "NAME", "content": "RESULT"}].
        {{{Urge(tools.Choice)}}}
        """;

    private static string Urge(ToolChoice choice) => choice switch
    {
        ToolChoice.Named(var name) => $"Call the function {name} now.",
        ToolChoice.Required => "Call at least one function now.",
        _ => "Call functions only where they help; otherwise answer in plain text.",
    };

    // In valid JSON a mark can only stand inside a string, where its first character may be written by its code.
    private static string Unmarked(string json) => Marks.Aggregate(json, (text, mark) =>
        text.Replace(mark, $"\\u{(int)mark[0]:x4}{mark[1..]}", StringComparison.Ordinal));
}
