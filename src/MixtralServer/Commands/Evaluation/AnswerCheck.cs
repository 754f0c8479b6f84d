using System.Text.Json;

namespace MixtralServer.Commands.Evaluation;

/// <summary>What an answer must be to pass; tools/tiny-mixtral/README.md is the source.</summary>
internal abstract record AnswerCheck
{
    private AnswerCheck()
    {
    }

    /// <summary>The answer is this text; white space at its ends does not count.</summary>
    internal sealed record Exact(string Text) : AnswerCheck;

    /// <summary>The answer has all these texts; case does not count.</summary>
    internal sealed record Contains(IReadOnlyList<string> Texts) : AnswerCheck;

    /// <summary>The last whole number of the answer is this one; it may have commas between its digits.</summary>
    internal sealed record LastNumber(long Value) : AnswerCheck;

    /// <summary>The answer makes these calls in this order; a text beside them does not matter.</summary>
    internal sealed record ToolCalls(IReadOnlyList<FunctionCall> Calls) : AnswerCheck;

    /// <summary>The answer is JSON of an equal value: the order of members and the spelling of numbers do not count.</summary>
    internal sealed record SameJson(JsonElement Value) : AnswerCheck;
}
