namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>A call in an answer: whole in a message; in a chunk its beginning, or more of its arguments.</summary>
public sealed record AnswerToolCall
{
    /// <summary>Place among the calls of the answer, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The id that its result must name; only once, as some clients concatenate it.</summary>
    public string? Id { get; init; }

    /// <summary><c>function</c>, together with the id.</summary>
    public string? Type { get; init; }

    /// <summary>What is called.</summary>
    public required AnswerFunctionCall Function { get; init; }
}
