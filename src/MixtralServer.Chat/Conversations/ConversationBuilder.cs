using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Conversations;

/// <summary>Puts a conversation together turn by turn, however its parts are spelt, and checks that results follow their calls.</summary>
internal sealed class ConversationBuilder
{
    /// <summary>The most messages or items of one conversation: a bound on work, far above any real one.</summary>
    public const int PartsMax = 4096;

    private readonly OpenCalls _calls = new();
    private readonly List<ChatTurn> _turns = []; // bounded by PartsMax, which callers keep to
    private List<ToolResult>? _results; // of the last turn, where it is one of results

    /// <summary>The turn added last; there must be one.</summary>
    public ChatTurn Last => _turns[^1];

    /// <summary>Adds a message of a role that says text only: system, developer or user.</summary>
    /// <returns>Whether the role is one of these.</returns>
    public bool TryAddText(string? role, string text)
    {
        if (role is "system" or "developer")
        {
            AddSystem(text);
            return true;
        }

        if (role is not "user") return false;
        _calls.Close();
        Add(new ChatTurn.User(text));
        return true;
    }

    /// <summary>Adds what the assistant is told beforehand.</summary>
    public void AddSystem(string text) => Add(new ChatTurn.System(text));

    /// <param name="text">What the assistant said.</param>
    /// <param name="calls">The calls that it made.</param>
    /// <param name="parameter">Where the calls stand in the request.</param>
    public RequestProblem? AddAssistant(string text, IReadOnlyList<ToolCall> calls, string parameter)
    {
        Add(new ChatTurn.Assistant(text, calls));
        return _calls.Open(calls, parameter);
    }

    /// <summary>Adds the result of the call with that id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="content">What the call gave.</param>
    /// <param name="parameter">Where the id stands in the request.</param>
    public RequestProblem? AddResultById(string id, string content, string parameter) =>
        AddResult(_calls.AnswerById(id, content, parameter));

    /// <summary>Adds the result of the first call of that function without one.</summary>
    /// <param name="name">The function.</param>
    /// <param name="content">What the call gave.</param>
    /// <param name="parameter">Where the name stands in the request.</param>
    public RequestProblem? AddResultByName(string name, string content, string parameter) =>
        AddResult(_calls.AnswerByName(name, content, parameter));

    /// <summary>All turns, with the functions that the model may call.</summary>
    public Conversation Build(ToolUse tools) => new(_turns) { Tools = tools };

    private RequestProblem? AddResult(Outcome<ToolResult> outcome)
    {
        if (!outcome.TryGet(out var result, out var problem))
            return problem;
        if (_results is not { } results)
        {
            results = [];
            Add(new ChatTurn.ToolResults(results));
            _results = results;
        }

        results.Add(result);
        return null;
    }

    private void Add(ChatTurn turn)
    {
        _turns.Add(turn);
        _results = null;
    }
}
