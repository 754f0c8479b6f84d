using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json;
using MixtralServer.Configuration;
using MixtralServer.Tests.Http.Fakes;
using OpenAI;
using OpenAI.Chat;

namespace MixtralServer.Tests.Clients;

/// <summary>OpenAI's own client for .NET against the real edge on a real port: what the contract of the other clients asks for.</summary>
public sealed class OpenAiClientTests
{
    private static readonly ChatMessage[] Hello = [new SystemChatMessage("Be brief."), new UserChatMessage("Hello")];

    private static readonly ChatTool Weather = ChatTool.CreateFunctionTool(
        "weather",
        "Forecast for a city",
        BinaryData.FromString("""
            {"type": "object", "properties": {"city": {"const": "Rome"}}, "required": ["city"], "additionalProperties": false}
            """));

    [Fact]
    public async Task Models_AreListedAndFound()
    {
        await using var server = await RunningServer.StartAsync();
        var models = ClientOf(server).GetOpenAIModelClient();

        Assert.Equal(["Org/Model"], (await models.GetModelsAsync()).Value.Select(model => model.Id));
        Assert.Equal("Org", (await models.GetModelAsync("Org/Model")).Value.OwnedBy);
    }

    [Fact]
    public async Task Chat_IsAnswered()
    {
        await using var server = await RunningServer.StartAsync();

        ChatCompletion reply = await ChatOf(server).CompleteChatAsync(Hello);

        Assert.Equal("Hi", reply.Content[0].Text);
        Assert.Equal((ChatMessageRole.Assistant, ChatFinishReason.Stop), (reply.Role, reply.FinishReason));
        Assert.Equal(reply.Usage.TotalTokenCount, reply.Usage.InputTokenCount + reply.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Chat_Streamed_SaysTheSame()
    {
        await using var server = await RunningServer.StartAsync();
        var text = new StringBuilder();
        var updates = new List<StreamingChatCompletionUpdate>();

        await foreach (var update in ChatOf(server).CompleteChatStreamingAsync(Hello))
        {
            updates.Add(update);
            foreach (var part in update.ContentUpdate) text.Append(part.Text);
        }

        Assert.Equal("Hi", text.ToString());
        Assert.Equal(ChatMessageRole.Assistant, Assert.Single(updates, update => update.Role is not null).Role);
        Assert.Equal(ChatFinishReason.Stop, Assert.Single(updates, update => update.FinishReason is not null).FinishReason);
        Assert.Equal(4, Assert.Single(updates, update => update.Usage is not null).Usage.OutputTokenCount);
    }

    [Fact]
    public async Task Chat_LeftInTheMiddle_FreesItsSequence()
    {
        var settings = ServerSettings.Talking(sequences: 1, length: 1 << 20);
        await using var server = await RunningServer.StartAsync(settings);

        await foreach (var update in ChatOf(server).CompleteChatStreamingAsync(Hello))
        {
            if (update.ContentUpdate.Count > 0) break;
        }

        await settings.Log.WaitForAsync("ended: ");
        Assert.Equal((0, 0), (server.Engine.Snapshot.Running, server.Engine.Snapshot.CellsUsed));
    }

    [Fact]
    public async Task Function_IsCalledAndItsResultTaken()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 2, length: 1024));
        var options = new ChatCompletionOptions { ToolChoice = ChatToolChoice.CreateRequiredChoice(), AllowParallelToolCalls = false };
        options.Tools.Add(Weather);

        ChatCompletion reply = await ChatOf(server).CompleteChatAsync(Hello, options);

        Assert.Equal(ChatFinishReason.ToolCalls, reply.FinishReason);
        var call = Assert.Single(reply.ToolCalls);
        Assert.Equal(("weather", "Rome"), (call.FunctionName, CityOf(call.FunctionArguments.ToString())));
        var next = new ChatCompletionOptions { MaxOutputTokenCount = 5, ToolChoice = ChatToolChoice.CreateNoneChoice() };
        next.Tools.Add(Weather);
        ChatCompletion answer = await ChatOf(server).CompleteChatAsync(
            [.. Hello, new AssistantChatMessage(reply), new ToolChatMessage(call.Id, "sunny")], next);
        Assert.Equal((ChatFinishReason.Length, 5), (answer.FinishReason, answer.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task Function_Streamed_IsCalled()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 1, length: 1024));
        var options = new ChatCompletionOptions { ToolChoice = ChatToolChoice.CreateFunctionChoice("weather"), AllowParallelToolCalls = false };
        options.Tools.Add(Weather);
        var (names, arguments) = (new List<string>(), new StringBuilder());

        await foreach (var update in ChatOf(server).CompleteChatStreamingAsync(Hello, options))
        {
            foreach (var part in update.ToolCallUpdates)
            {
                if (!string.IsNullOrEmpty(part.FunctionName)) names.Add(part.FunctionName);
                arguments.Append(part.FunctionArgumentsUpdate);
            }
        }

        Assert.Equal(["weather"], names);
        Assert.Equal("Rome", CityOf(arguments.ToString()));
    }

    [Fact]
    public async Task Schema_IsKept()
    {
        await using var server = await RunningServer.StartAsync(ServerSettings.Talking(sequences: 1, length: 1024));
        var schema = BinaryData.FromString("""
            {"type": "object", "properties": {"city": {"enum": ["Rome", "Oslo"]}}, "required": ["city"], "additionalProperties": false}
            """);
        var options = new ChatCompletionOptions
        {
            ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("place", schema, jsonSchemaIsStrict: true),
        };

        ChatCompletion reply = await ChatOf(server).CompleteChatAsync(Hello, options);

        Assert.Contains(CityOf(reply.Content[0].Text), (string[])["Rome", "Oslo"]);
    }

    [Fact]
    public async Task LogProbabilities_AreToldForEveryToken()
    {
        await using var server = await RunningServer.StartAsync();
        var options = new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = 2 };

        ChatCompletion reply = await ChatOf(server).CompleteChatAsync(Hello, options);

        Assert.Equal("Hi", string.Concat(reply.ContentTokenLogProbabilities.Select(token => token.Token)).Trim());
        Assert.All(reply.ContentTokenLogProbabilities, token => Assert.Equal(2, token.TopLogProbabilities.Count));
    }

    [Fact]
    public async Task Errors_AreToldByStatusAndMessage()
    {
        await using var server = await RunningServer.StartAsync(new ServerSettings
        {
            Clients = [new ClientDefinition { Name = "shop", Key = KeyHash.Of("sk-shop") }],
        });

        var key = await Assert.ThrowsAsync<ClientResultException>(() => ChatOf(server, key: "sk-other").CompleteChatAsync(Hello));
        var model = await Assert.ThrowsAsync<ClientResultException>(() => ChatOf(server, "sk-shop", "nobody/nothing").CompleteChatAsync(Hello));
        var hot = new ChatCompletionOptions { Temperature = 9 };
        var parameter = await Assert.ThrowsAsync<ClientResultException>(() => ChatOf(server, "sk-shop").CompleteChatAsync(Hello, hot));

        Assert.Equal((401, 404, 400), (key.Status, model.Status, parameter.Status));
        Assert.Contains("invalid_api_key", key.Message, StringComparison.Ordinal);
        Assert.Contains("model_not_found", model.Message, StringComparison.Ordinal);
        Assert.Contains("temperature", parameter.Message, StringComparison.Ordinal);
    }

    private static ChatClient ChatOf(RunningServer server, string key = "unused", string model = "alias") =>
        ClientOf(server, key).GetChatClient(model);

    private static OpenAIClient ClientOf(RunningServer server, string key = "unused") =>
        new(new ApiKeyCredential(key), new OpenAIClientOptions
        {
            Endpoint = new Uri(server.Client.BaseAddress!, "/v1"),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        });

    private static string? CityOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("city").GetString();
    }
}
