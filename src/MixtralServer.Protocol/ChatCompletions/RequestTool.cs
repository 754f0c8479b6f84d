namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One of the <see cref="ChatCompletionRequest.Tools"/>.</summary>
public sealed record RequestTool
{
    /// <summary><c>function</c>, also where absent; other kinds are hosted elsewhere.</summary>
    public string? Type { get; init; }

    /// <summary>The function.</summary>
    public RequestFunction? Function { get; init; }
}
