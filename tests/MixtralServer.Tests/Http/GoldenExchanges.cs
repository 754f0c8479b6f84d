using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>The requests whose answers are kept as files. The model says " Hi", or whatever a constraint leaves it.</summary>
internal static class GoldenExchanges
{
    private const string Weather = """
        "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"const": "Rome"}}, "required": ["city"], "additionalProperties": false}}}], "tool_choice": "required", "parallel_tool_calls": false
        """;

    private const string Functions = """
        "functions": [{"name": "weather", "parameters": {"type": "object", "properties": {"city": {"const": "Rome"}}, "required": ["city"], "additionalProperties": false}}], "function_call": {"name": "weather"}
        """;

    private const string Twins = """
        "response_format": {"type": "json_schema", "json_schema": {"name": "twins", "schema": {"type": "array", "items": {"const": "a"}, "minItems": 2, "maxItems": 2, "uniqueItems": true}}}
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Exchange> All { get; } = [.. Chat(), .. Constrained(), .. Completions(), .. Segmind(), .. Other(), .. Errors()];

    private static Exchange[] Chat() =>
    [
        Post("chat", "/chat/completions", Bodies.Chat),
        Post("chat-streamed", "/chat/completions", Bodies.Streamed),
        Post("chat-streamed-usage", "/chat/completions", Bodies.Streamed.With("\"stream_options\": {\"include_usage\": true}")),
        Post("chat-several", "/chat/completions", Bodies.Chat.With("\"n\": 2")),
        Post("chat-cut", "/chat/completions", Bodies.Chat.With("\"max_tokens\": 1")),
        Post("chat-logprobs", "/chat/completions", Bodies.Chat.With("\"logprobs\": true, \"top_logprobs\": 1")),
        Post("chat-logprobs-streamed", "/chat/completions", Bodies.Streamed.With("\"logprobs\": true, \"top_logprobs\": 1")),
        Post("chat-logprobs-number", "/chat/completions", Bodies.Chat.With("\"logprobs\": 2, \"echo\": true")),
        Post("chat-logprobs-number-streamed", "/chat/completions", Bodies.Streamed.With("\"logprobs\": 1")),
        Post("chat-tier", "/chat/completions", Bodies.Chat.With("\"service_tier\": \"flex\"")),
        Post("chat-warnings", "/chat/completions", Bodies.Chat.With("\"safety_model\": \"guard\", \"reasoning_effort\": \"high\"")),
        Post("chat-warnings-streamed", "/chat/completions", Bodies.Streamed.With("\"safety_model\": \"guard\"")),
        Post("chat-prefix", "/chat/completions", """
            {"model": "alias", "messages": [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Oh,", "prefix": true}], "seed": 42}
            """.Trim()),
        Post("chat-base-model", "/chat/completions", Bodies.Chat) with
        {
            Settings = () => new ServerSettings
            {
                Format = ChatFormat.ChatMl,
                Reply = "I am a model.<|im_end|>\n<|im_start|>user\nAnd",
            },
        },
    ];

    private static Exchange[] Constrained() =>
    [
        .. new[]
        {
            Post("tools", "/chat/completions", Bodies.Chat.With(Weather)),
            Post("tools-streamed", "/chat/completions", Bodies.Streamed.With(Weather)),
            Post("functions", "/chat/completions", Bodies.Chat.With(Functions)),
            Post("functions-streamed", "/chat/completions", Bodies.Streamed.With(Functions)),
            Post("schema-warnings", "/chat/completions", Bodies.Chat.With(Twins)),
            Post("schema-warnings-streamed", "/chat/completions", Bodies.Streamed.With(Twins)),
            Post("response-tools", "/responses", """
                {"model": "alias", "input": "Hello", "tools": [{"type": "function", "name": "weather", "parameters": {"type": "object", "properties": {"city": {"const": "Rome"}}, "required": ["city"], "additionalProperties": false}}], "tool_choice": "required", "parallel_tool_calls": false, "seed": 42, "stream": true}
                """.Trim()),
        }.Select(exchange => exchange with { Settings = () => ServerSettings.Talking(sequences: 2, length: 512) }),
    ];

    private static Exchange[] Completions() =>
    [
        Post("completion", "/completions", Bodies.Completion),
        Post("completion-streamed", "/completions", Bodies.Completion.With("\"stream\": true")),
        Post("completion-streamed-usage", "/completions", Bodies.Completion.With("\"stream\": true, \"stream_options\": {\"include_usage\": true}")),
        Post("completion-logprobs", "/completions", Bodies.Completion.With("\"logprobs\": 1, \"echo\": true, \"max_tokens\": 2")),
        Post("completion-logprobs-streamed", "/completions", Bodies.Completion.With("\"logprobs\": 1, \"echo\": true, \"max_tokens\": 2, \"stream\": true")),
        Post("completion-several", "/completions", Bodies.Completion.Replace("\"Say\"", "[\"Say\", [1, 99]]", StringComparison.Ordinal)),
        Post("fill-in", "/fim/completions", Bodies.FillIn),
        Post("fill-in-streamed", "/fim/completions", Bodies.FillIn.With("\"stream\": true")),
        Post("inference", "/inference", Bodies.Completion.With("\"logprobs\": 1, \"max_tokens\": 2, \"stop\": [\"x\"]")),
        Post("inference-streamed", "/inference", Bodies.Completion.With("\"stream\": true")),
    ];

    private static Exchange[] Segmind() =>
    [
        .. new[]
        {
            Post("segmind", "/mixtral-8x22b-instruct", """{"messages": [{"role": "user", "content": "Hello"}], "seed": 42}"""),
            Post("segmind-streamed", "/mixtral-8x22b-instruct", """{"messages": [{"role": "user", "content": "Hello"}], "seed": 42, "stream": true}"""),
            Post("error-segmind", "/mixtral-8x22b-instruct", """{"messages": 5}"""),
        }.Select(exchange => exchange with { Settings = () => new ServerSettings { Aliases = ["alias", "mixtral-8x22b-instruct"] } }),
    ];

    private static Exchange[] Other() =>
    [
        Post("embeddings", "/embeddings", """{"model": "alias", "input": ["Hi", "Hello"]}""") with
        {
            Settings = () => new ServerSettings { Embeds = true },
        },
        Post("response", "/responses", """{"model": "alias", "input": "Hello", "instructions": "Be kind.", "metadata": {"a": "b"}, "seed": 42}"""),
        Post("response-streamed", "/responses", """{"model": "alias", "input": "Hello", "seed": 42, "stream": true}"""),
        new Exchange("models", "GET", "/models"),
        new Exchange("model", "GET", "/models/Org%2FModel"),
        new Exchange("model-deleted", "DELETE", "/models/alias"),
        new Exchange("whoami", "GET", "/whoami"),
        Post("tokenize", "/tokenize", """{"model": "alias", "text": "Hi"}"""),
        Post("detokenize", "/detokenize", """{"model": "alias", "tokens": [1, 88, 121]}"""),
        Post("render", "/chat/render", Bodies.Chat),
    ];

    private static Exchange[] Errors() =>
    [
        Post("error-parameter", "/chat/completions", Bodies.Chat.With("\"temperature\": 3")),
        Post("error-body", "/chat/completions", "{\"model\":"),
        Post("error-type", "/chat/completions", Bodies.Chat.With("\"max_tokens\": \"many\"")),
        Post("error-context", "/chat/completions", Bodies.Chat.With("\"max_tokens\": 1000")),
        Post("error-model", "/chat/completions", Bodies.Chat.Replace("alias", "nobody/nothing", StringComparison.Ordinal)),
        Post("error-schema", "/chat/completions", Bodies.Chat.With("\"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"x\", \"schema\": {\"type\": 5}}}")),
        new Exchange("error-route", "GET", "/nothing/here"),
        new Exchange("error-method", "DELETE", "/chat/completions"),
        Post("error-size", "/chat/completions", Bodies.Chat.With($"\"user\": \"{new string('x', 200)}\"")) with
        {
            Settings = () => new ServerSettings { BodyBytesMax = 200 },
        },
        Post("error-key", "/chat/completions", Bodies.Chat) with
        {
            Headers = ["Authorization: Bearer sk-of-nobody"],
            Settings = () => new ServerSettings { Clients = [new ClientDefinition { Name = "shop", Key = KeyHash.Of("sk-shop") }] },
        },
        Post("error-in-stream", "/chat/completions", Bodies.Streamed) with
        {
            Settings = () => ServerSettings.Talking(sequences: 1, length: 256) with { Faults = new FailingSequence(0, position: 10) },
        },
    ];

    private static Exchange Post(string name, string path, string body) => new(name, "POST", path, body);
}
