using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tools;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Conversations;

/// <summary>The calls whose results may come next: those of the assistant's last turn, until the user goes on.</summary>
internal sealed class OpenCalls
{
    /// <summary>The most calls that may wait for results at a time.</summary>
    public const int CountMax = 128;

    private readonly List<ToolCall> _calls = []; // bounded by CountMax
    private readonly HashSet<int> _answered = [];

    /// <summary>The assistant calls; in one turn with calls that nothing was answered to yet.</summary>
    /// <param name="calls">The calls of one message.</param>
    /// <param name="parameter">Where they stand in the request.</param>
    public RequestProblem? Open(IReadOnlyList<ToolCall> calls, string parameter)
    {
        if (_answered.Count > 0) Close();
        if (_calls.Count + calls.Count > CountMax)
            return Problems.Invalid(parameter, $"The assistant makes more than {CountMax} calls at a time in {parameter}.");
        _calls.AddRange(calls);
        return null;
    }

    /// <summary>The user goes on.</summary>
    public void Close()
    {
        _calls.Clear();
        _answered.Clear();
    }

    /// <summary>The result of the call with that id; a call without an id takes any.</summary>
    public Outcome<ToolResult> AnswerById(string id, string content, string parameter) =>
        Answer(Find(call => call.Id == id) ?? Find(call => call.Id is null), id, content)
        ?? (Outcome<ToolResult>)NoCall(parameter, $"the id '{id}'");

    /// <summary>The result of the first call of that function without one.</summary>
    public Outcome<ToolResult> AnswerByName(string name, string content, string parameter) =>
        Answer(Find(call => call.Name == name), id: null, content)
        ?? (Outcome<ToolResult>)NoCall(parameter, $"the name '{name}'");

    private ToolResult? Answer(int? index, string? id, string content)
    {
        if (index is not { } at) return null;
        _answered.Add(at);
        return new ToolResult(id ?? _calls[at].Id ?? $"call_{at}", _calls[at].Name, at, content);
    }

    private int? Find(Predicate<ToolCall> matches)
    {
        var first = _calls.FindIndex(matches);
        for (var i = first; i >= 0; i = _calls.FindIndex(i + 1, matches))
        {
            if (!_answered.Contains(i)) return i;
        }

        return first >= 0 ? first : null;
    }

    private static RequestProblem NoCall(string parameter, string how) => Problems.Invalid(
        parameter, $"{parameter}: no call with {how} came before. Results must follow the calls of the assistant.");
}
