using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Members of requests that ask for something this server does not do, and without which an answer is still an answer: they are told in
/// its warnings. Values that ask for nothing are passed over, and so is what never shows in an answer, such as <c>user</c>,
/// <c>metadata</c>, <c>store</c> or <c>prediction</c>: many clients send those unasked.
/// </summary>
internal static class IgnoredParameters
{
    /// <summary>What is ignored, each as a sentence; nothing for most requests.</summary>
    public static IReadOnlyList<string> Of(GenerationParameters wire)
    {
        List<string> ignored = []; // bounded by what is asked for here
        Note(ignored, !string.IsNullOrEmpty(wire.SafetyModel), "safety_model", "no moderation model is run");
        Note(ignored, wire.RepetitionPenalty < 0, "repetition_penalty", "a negative one means nothing and is taken as 1, which is off");
        if (wire is ChatCompletionRequest chat)
            NoteChat(ignored, chat);
        else
            Note(ignored, wire.SafePrompt is true, "safe_prompt", "it is for chats");
        return ignored;
    }

    private static void NoteChat(List<string> ignored, ChatCompletionRequest wire)
    {
        const string NoReasoning = "the model does not reason apart from its answer";
        Note(ignored, AsksToReason(wire.Reasoning), "reasoning", NoReasoning);
        Note(ignored, Asks(wire.ReasoningEffort), "reasoning_effort", NoReasoning);
        Note(ignored, Asks(wire.PromptMode), "prompt_mode", NoReasoning);
        Note(ignored, Asks(wire.ChatTemplateKwargs), "chat_template_kwargs", "prompts are written by the server's own templates");
        Note(ignored, Asks(wire.Guardrails), "guardrails", "no moderation is run");
        Note(ignored, Asks(wire.Audio), "audio", "answers are text");
        Note(ignored, Asks(wire.WebSearchOptions), "web_search_options", "nothing is searched");
        Note(ignored, Asks(wire.Verbosity), "verbosity", "say in the messages how long the answer should be");
    }

    private static void Note(List<string> ignored, bool asked, string parameter, string why)
    {
        if (asked) ignored.Add($"{parameter} is ignored: {why}.");
    }

    private static bool Asks(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => JsonStrings.Read(value.Value) is not ("none" or "" or null),
        JsonValueKind.Array => value.Value.GetArrayLength() > 0,
        JsonValueKind.Object => value.Value.GetPropertyCount() > 0,
        _ => true,
    };

    private static bool AsksToReason(JsonElement? value) =>
        value is { } reasoning && JsonStrings.Member(reasoning, "enabled") is { } enabled ? Asks(enabled) : Asks(value);
}
