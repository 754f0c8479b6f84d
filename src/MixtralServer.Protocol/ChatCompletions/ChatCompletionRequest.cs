using System.Text.Json;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>The body of <c>POST /v1/chat/completions</c>.</summary>
public sealed record ChatCompletionRequest : GenerationParameters
{
    /// <summary>The conversation so far.</summary>
    public IReadOnlyList<ChatMessage>? Messages { get; init; }

    /// <summary>Functions that the model may call.</summary>
    public IReadOnlyList<RequestTool?>? Tools { get; init; }

    /// <summary>
    /// <c>auto</c>, <c>none</c>, <c>required</c>, Mistral's <c>any</c>, a function's name, or
    /// <c>{"type": "function", "function": {"name": "…"}}</c>.
    /// </summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary>Whether one answer may call several functions; true where absent.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>OpenAI's deprecated form of <see cref="Tools"/>.</summary>
    public IReadOnlyList<RequestFunction?>? Functions { get; init; }

    /// <summary>OpenAI's deprecated form of <see cref="ToolChoice"/>: <c>auto</c>, <c>none</c> or <c>{"name": "…"}</c>.</summary>
    public JsonElement? FunctionCall { get; init; }

    /// <summary>Whether the last message, the assistant's, is to be continued; it is anyway.</summary>
    public bool? ContinueFinalMessage { get; init; }

    /// <summary>How models reason that do (Together); told in warnings and otherwise ignored, as is all that follows.</summary>
    public JsonElement? Reasoning { get; init; }

    /// <summary>How much they reason.</summary>
    public JsonElement? ReasoningEffort { get; init; }

    /// <summary>Whether they reason (Mistral).</summary>
    public JsonElement? PromptMode { get; init; }

    /// <summary>What templates of prompts are given.</summary>
    public JsonElement? ChatTemplateKwargs { get; init; }

    /// <summary>Moderation beside the answer (Mistral).</summary>
    public JsonElement? Guardrails { get; init; }

    /// <summary>Answers that are spoken (OpenAI).</summary>
    public JsonElement? Audio { get; init; }

    /// <summary>Answers with what was searched (OpenAI).</summary>
    public JsonElement? WebSearchOptions { get; init; }

    /// <summary>How long answers are (OpenAI).</summary>
    public JsonElement? Verbosity { get; init; }
}
