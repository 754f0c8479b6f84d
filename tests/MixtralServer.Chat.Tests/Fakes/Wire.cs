using System.Text.Json;
using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Prompts;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Prompts;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>Requests from JSON, as they come over the wire.</summary>
internal static class Wire
{
    public static ChatModel Model(ChatFormat format = ChatFormat.MistralV3, ITokenizer? tokenizer = null) => new()
    {
        Id = "m",
        Format = format,
        ContextLength = 1000,
        Tokenizer = tokenizer ?? new WordTokenizer("[INST]", "[/INST]"),
        Sampling = new SamplingOptions { Temperature = 0.7 },
    };

    public static ChatCompletionRequest Parse(string json) =>
        JsonSerializer.Deserialize(json, ProtocolJson.Context.ChatCompletionRequest)!;

    /// <summary>A request of one user message and the members given, such as <c>"top_k": 5</c>.</summary>
    public static ChatCompletionRequest With(string members) => Parse($$"""
        {"messages": [{"role": "user", "content": "hi"}], {{(members.Length > 0 ? $"{members}," : "")}} "model": "m"}
        """);

    public static ChatRequest Accept(ChatCompletionRequest wire, ChatModel? model = null) =>
        Value(ChatRequestValidator.Validate(wire, model ?? Model()));

    public static RequestProblem Refuse(ChatCompletionRequest wire, ChatModel? model = null) =>
        Problem(ChatRequestValidator.Validate(wire, model ?? Model()));

    /// <summary>The tokens of a prompt for messages given as JSON, and for further members such as <c>"tools": []</c>.</summary>
    public static TokenId[] Encode(string messages, ChatFormat format, ITokenizer tokenizer, string? members = null)
    {
        var request = Accept(ParseMessages(messages, members), Model(format, tokenizer));
        return PromptEncoder.Encode(PromptBuilder.Build(request.Conversation, format), tokenizer);
    }

    public static Conversation Converse(string messages, string? members = null) =>
        Accept(ParseMessages(messages, members)).Conversation;

    public static ChatCompletionRequest ParseMessages(string messages, string? members = null) =>
        Parse($$"""{"model": "m", "messages": {{messages}} {{(members is null ? "" : $", {members}")}}}""");

    public static T Value<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Accepted>(outcome).Value;

    public static RequestProblem Problem<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Problem;
}
