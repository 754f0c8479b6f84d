using System.Net;
using System.Text;
using System.Text.Json;
using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Whatever a body holds, the answer is one, or an error of the caller's in its one shape; never a fault of ours.</summary>
public sealed class HostileBodyTests
{
    private const string Chat = """
        {"model": "alias", "seed": 1, "max_tokens": 4, "temperature": 0.5, "top_p": 0.9, "top_k": 4, "min_p": 0.1, "n": 2, "echo": true,
         "repetition_penalty": 1.1, "presence_penalty": 0.1, "frequency_penalty": 0.1, "logit_bias": {"5": 1}, "logprobs": true,
         "top_logprobs": 2, "stop": ["a", "b"], "stream_options": {"include_usage": true}, "priority": "batch", "service_tier": "flex",
         "context_length_exceeded_behavior": "truncate", "reasoning": {"enabled": true}, "reasoning_effort": "low", "safe_prompt": true,
         "user": "u", "metadata": {"a": "b"}, "parallel_tool_calls": false, "tool_choice": "auto",
         "tools": [{"type": "function", "function": {"name": "f", "description": "d", "strict": false,
           "parameters": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}}}],
         "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
           {"role": "assistant", "content": null, "tool_calls": [{"id": "123456789", "type": "function",
             "function": {"name": "f", "arguments": "{\"a\": \"b\"}"}}]},
           {"role": "tool", "tool_call_id": "123456789", "content": "c"}]}
        """;

    private const string Structured = """
        {"model": "alias", "seed": 1, "max_tokens": 4, "messages": [{"role": "user", "content": "a", "name": "b"}],
         "response_format": {"type": "json_schema", "json_schema": {"name": "n", "strict": true, "schema": {"type": "object",
           "properties": {"a": {"type": "integer", "minimum": 1}}, "required": ["a"], "additionalProperties": false}}}}
        """;

    private const string Legacy = """
        {"model": "alias", "max_tokens": 4, "function_call": {"name": "f"}, "functions": [{"name": "f", "parameters": {}}],
         "messages": [{"role": "user", "content": "a"}, {"role": "assistant", "function_call": {"name": "f", "arguments": "{}"}},
           {"role": "function", "name": "f", "content": "b"}]}
        """;

    private const string Completion = """
        {"model": "alias", "prompt": ["a", "b"], "suffix": "c", "best_of": 2, "n": 1, "max_tokens": 4, "logprobs": 2, "echo": true,
         "stop": "x", "response_format": {"type": "regex", "pattern": "a+"}, "logit_bias": {"5": 1}}
        """;

    public static TheoryData<string, string, int> Seeds => new()
    {
        { "/v1/chat/completions", Chat, 400 },
        { "/v1/chat/completions", Structured, 200 },
        { "/v1/chat/completions", Legacy, 150 },
        { "/v1/chat/completions", Bodies.Streamed, 50 },
        { "/v1/chat/render", Chat, 150 },
        { "/v1/completions", Completion, 150 },
        { "/v1/fim/completions", """{"model": "alias", "prompt": "a", "suffix": "b", "max_tokens": 4, "min_tokens": 1}""", 50 },
        { "/v1/tokenize", """{"model": "alias", "text": "a"}""", 40 },
        { "/v1/detokenize", """{"model": "alias", "tokens": [1, 2]}""", 40 },
        { "/inference", """{"model": "alias", "prompt": "a", "max_tokens": 4, "stop": ["b"]}""", 40 },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Post_MutatedBodies_AreAnsweredOrRefusedInTheOneShape(string path, string body, int rounds)
    {
        await using var server = await StartRoomyAsync();
        var mutations = new BodyMutations(seed: rounds);
        for (var round = 0; round < rounds; round++)
        {
            var mutated = mutations.Next(body);

            using var response = await PostAsync(server, mutated, path);

            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode < 500, $"{(int)response.StatusCode} {text} for {Encoding.Latin1.GetString(mutated)}");
            if (response.StatusCode != HttpStatusCode.OK) AssertOneShape(text);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Post_BodyItself_IsAnswered(string path, string body, int rounds)
    {
        await using var server = await StartRoomyAsync();

        using var response = await server.PostAsync(body, path);

        Assert.True(response.IsSuccessStatusCode, $"{await response.Content.ReadAsStringAsync()} before {rounds} rounds");
    }

    [Theory]
    [InlineData("\"service_tier\": \"\\ud800\"")]
    [InlineData("\"user\": \"\\ud800\", \"metadata\": {\"\\ud800\": \"\\udc00\"}")]
    [InlineData("\"reasoning_effort\": \"\\ud800\", \"prompt_mode\": \"\\udc00\"")]
    [InlineData("\"reasoning\": {\"\\ud800\": 1}, \"guardrails\": [{\"\\ud800\": 1}]")]
    [InlineData("\"unknown\": 1e400, \"another\": 99999999999999999999, \"a\": -0")]
    [InlineData("\"temperature\": 0.1, \"temperature\": 0.2")]
    [InlineData("\"\": 1, \"\\u0000\": 2")]
    public async Task Post_WhatMeansNothing_IsPassedOver(string members)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Chat.With(members));

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("\"temperature\": 1e400", "temperature")]
    [InlineData("\"max_tokens\": 99999999999999999999", "max_tokens")]
    [InlineData("\"max_tokens\": 1e400", "max_tokens")]
    [InlineData("\"seed\": 9223372036854775808", "seed")]
    [InlineData("\"temperature\": NaN", null)]
    [InlineData("\"temperature\": -Infinity", null)]
    [InlineData("\"temperature\": \"NaN\"", "temperature")]
    [InlineData("\"priority\": \"\\ud800\"", "priority")]
    [InlineData("\"stop\": \"\\ud800\"", "stop")]
    [InlineData("\"logprobs\": 1e400", "logprobs")]
    [InlineData("\"tools\": [{\"type\": \"function\", \"function\": {\"name\": \"\\ud800\"}}]", "tools[0].function.name")]
    [InlineData("\"tool_choice\": \"\\ud800\"", "tool_choice")]
    [InlineData("\"tool_choice\": {\"\\ud800\": 1}", "tool_choice")]
    [InlineData("\"tool_choice\": {\"type\": \"function\", \"function\": {\"\\ud800\": 1}}", "tool_choice")]
    [InlineData("\"function_call\": {\"\\ud800\": 1}", "function_call")]
    [InlineData("\"response_format\": {\"type\": \"json_schema\", \"schema\": {\"pattern\": \"\\ud800\"}}", "response_format")]
    [InlineData("\"response_format\": {\"type\": \"json_object\", \"schema\": {\"\\ud800\": 1}}", "response_format")]
    [InlineData("\"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"n\", \"strict\": true, \"schema\": {\"\\ud800\": 1}}}", "response_format")]
    [InlineData("\"tools\": [{\"function\": {\"name\": \"f\", \"strict\": true, \"parameters\": {\"\\ud800\": 1}}}]", "tools[0].function.parameters")]
    public async Task Post_WhatCannotBe_IsRefusedByName(string members, string? parameter)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.PostAsync(Bodies.Chat.With(members));

        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.BadRequest, parameter), (response.StatusCode, AssertOneShape(text)));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE }, false)]
    [InlineData(new byte[] { 0xC3, 0x28 }, false)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, false)]
    [InlineData(new byte[] { 0xC3, 0xA9 }, true)]
    public async Task Post_Bytes_MustBeUtf8(byte[] bytes, bool isFine)
    {
        await using var server = await RunningServer.StartAsync();
        var parts = Bodies.Chat.Split("Hello");
        byte[] body = [.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])];

        using var response = await PostAsync(server, body);

        Assert.Equal(isFine ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        if (!isFine) AssertOneShape(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_ByteOrderMark_IsPassedOver()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await PostAsync(server, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Bodies.Chat)]);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(10, 413)]
    public async Task Post_Chunked_IsReadUpToTheLimit(int times, int status)
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { BodyBytesMax = 4096 });
        var body = Bodies.Chat.With($"\"user\": \"{new string('x', 1000 * times)}\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/chat/completions", UriKind.Relative));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        if (status != 200) AssertOneShape(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Post_TenMegabytes_AreReadAndRefusedWithNumbers()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings { BodyBytesMax = 11 << 20 });

        using var response = await server.PostAsync(Bodies.Chat.Replace("Hello", new string('x', 10 << 20), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("messages", AssertOneShape(await response.Content.ReadAsStringAsync()));
    }

    private static Task<RunningServer> StartRoomyAsync() =>
        RunningServer.StartAsync(new ServerSettings { Engine = ServerSettings.EngineOf(sequences: 8, length: 2048) });

    private static Task<HttpResponseMessage> PostAsync(RunningServer server, byte[] body, string path = "/v1/chat/completions")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return server.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    // Gives the parameter that is named.
    private static string? AssertOneShape(string text)
    {
        using var json = JsonDocument.Parse(text);
        var (root, error) = (json.RootElement, json.RootElement.GetProperty("error"));
        Assert.Equal("error", root.GetProperty("object").GetString());
        foreach (var member in (string[])["message", "type", "param", "code"])
            Assert.Equal(error.GetProperty(member).GetString(), root.GetProperty(member).GetString());
        Assert.NotEqual("", error.GetProperty("message").GetString());
        return error.GetProperty("param").GetString();
    }
}
