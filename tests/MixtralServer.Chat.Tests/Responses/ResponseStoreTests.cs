using MixtralServer.Chat.Conversations;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Responses;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Tests.Responses;

public sealed class ResponseStoreTests
{
    private readonly ResponseStore _store = new(new ResponseStoreLimits());

    [Fact]
    public async Task Read_PreviousResponse_ComesFirstWithoutItsInstructions()
    {
        await AnswerAsync("resp_1", "c", "\"input\": \"one\", \"instructions\": \"old\"");
        await AnswerAsync("resp_2", "c", "\"input\": \"two\", \"previous_response_id\": \"resp_1\"");

        var turns = Wire.Value(Continue("c", "\"input\": \"three\", \"previous_response_id\": \"resp_2\", \"instructions\": \"new\"")).Conversation.Turns;

        Assert.Equal(["new", "one", "Yes.", "two", "Yes.", "three"], turns.Select(turn => turn switch
        {
            ChatTurn.System system => system.Text,
            ChatTurn.User user => user.Text,
            ChatTurn.Assistant assistant => assistant.Text,
            _ => "",
        }));
    }

    [Fact]
    public async Task Read_PreviousCall_TakesItsResult()
    {
        const string Tools = "\"tools\": [{\"type\": \"function\", \"name\": \"f\"}]";
        var response = await AnswerAsync("resp_1", "c", "\"input\": \"one\"," + Tools, new GenerationEvent.Marked(), new GenerationEvent.Delta(""" [{"name": "f", "arguments": {}}]"""));
        var call = Assert.IsType<ResponseOutputItem.FunctionCall>(Assert.Single(response.Output));

        var turns = Wire.Value(Continue("c", $$"""
            "previous_response_id": "resp_1", {{Tools}}, "input": [{"type": "function_call_output", "call_id": "{{call.CallId}}", "output": "5"}]
            """)).Conversation.Turns;

        Assert.Equal("f", Assert.Single(Assert.IsType<ChatTurn.ToolResults>(turns[^1]).Results).Name);
    }

    [Fact]
    public async Task Read_Reference_IsTheItem()
    {
        await AnswerAsync("resp_1", "c", "\"input\": \"one\"");

        var turns = Wire.Value(Continue("c", """
            "input": [{"role": "user", "content": "one"}, {"type": "item_reference", "id": "msg_1"}, {"role": "user", "content": "two"}]
            """)).Conversation.Turns;

        Assert.Equal("Yes.", Assert.IsType<ChatTurn.Assistant>(turns[1]).Text);
    }

    [Theory]
    [InlineData("\"input\": \"a\", \"previous_response_id\": \"resp_9\"", "previous_response_not_found", "previous_response_id")]
    [InlineData("\"input\": [{\"type\": \"item_reference\", \"id\": \"msg_9\"}]", "item_not_found", "input[0].id")]
    [InlineData("\"input\": [{\"type\": \"item_reference\", \"id\": \"fc_\"}]", "item_not_found", "input[0].id")]
    [InlineData("\"input\": [{\"type\": \"item_reference\"}]", "item_not_found", "input[0].id")]
    public async Task Read_WhatIsNotThere_IsNamedWithWhatToDo(string members, string code, string parameter)
    {
        await AnswerAsync("resp_1", "c", "\"input\": \"one\"");

        var problem = Wire.Problem(Continue("c", members));

        Assert.Equal((code, parameter), (problem.Code, problem.Parameter));
        Assert.Contains("as input", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OfAnotherClient_IsNotThere()
    {
        await AnswerAsync("resp_1", "c", "\"input\": \"one\"");

        Assert.Null(_store.Find("d", "resp_1"));
        Assert.False(_store.Remove("d", "resp_1"));
        Assert.Equal("previous_response_not_found", Wire.Problem(Continue("d", "\"input\": \"a\", \"previous_response_id\": \"resp_1\"")).Code);
        Assert.NotNull(_store.Find("c", "resp_1"));
        Assert.True(_store.Remove("c", "resp_1"));
        Assert.Null(_store.Find("c", "resp_1"));
    }

    [Fact]
    public async Task Add_MoreThanAClientsShare_ForgetsItsOldest()
    {
        var bytes = (await MakeAsync("resp_1", "c", "\"input\": \"one\"")).Bytes;
        ResponseStore store = new(new ResponseStoreLimits { ClientBytesMax = bytes * 2, BytesMax = bytes * 10 });

        foreach (var (id, client) in new[] { ("resp_0", "d"), ("resp_1", "c"), ("resp_2", "c"), ("resp_3", "c") })
            store.Add(await MakeAsync(id, client, "\"input\": \"one\""));

        Assert.Null(store.Find("c", "resp_1"));
        Assert.NotNull(store.Find("d", "resp_0"));
        Assert.NotNull(store.Find("c", "resp_2"));
        Assert.NotNull(store.Find("c", "resp_3"));
    }

    [Fact]
    public async Task Add_MoreThanAllMayHave_ForgetsTheOldest()
    {
        var bytes = (await MakeAsync("resp_1", "a", "\"input\": \"one\"")).Bytes;
        ResponseStore store = new(new ResponseStoreLimits { ClientBytesMax = bytes * 2, BytesMax = bytes * 2 });

        foreach (var (id, client) in new[] { ("resp_1", "a"), ("resp_2", "b"), ("resp_3", "c") })
            store.Add(await MakeAsync(id, client, "\"input\": \"one\""));

        Assert.Null(store.Find("a", "resp_1"));
        Assert.NotNull(store.Find("b", "resp_2"));
        Assert.NotNull(store.Find("c", "resp_3"));
    }

    [Fact]
    public async Task Add_LargerThanAShare_IsNotKeptAndCostsNobodyTheirs()
    {
        var small = await MakeAsync("resp_1", "c", "\"input\": \"one\"");
        ResponseStore store = new(new ResponseStoreLimits { ClientBytesMax = small.Bytes, BytesMax = small.Bytes });
        store.Add(small);

        store.Add(await MakeAsync("resp_2", "c", "\"input\": \"longer than one\""));

        Assert.Null(store.Find("c", "resp_2"));
        Assert.NotNull(store.Find("c", "resp_1"));
    }

    private Outcome<ChatRequest> Continue(string client, string members)
    {
        var wire = Answered.Parse(members);
        return ResponseHistory.Read(wire, _store, client).TryGet(out var input, out var problem)
            ? ResponseRequestValidator.Validate(wire, input, Wire.Model())
            : problem;
    }

    private async Task<Response> AnswerAsync(string id, string client, string members, params GenerationEvent[] happened)
    {
        var wire = Answered.Parse(members);
        var response = await RespondAsync(id, members, happened);
        _store.Add(StoredResponse.Of(response, client, Wire.Value(ResponseHistory.Read(wire, _store, client))));
        return response;
    }

    private static async Task<StoredResponse> MakeAsync(string id, string client, string members) =>
        StoredResponse.Of(await RespondAsync(id, members), client, Answered.InputOf(Answered.Parse(members)));

    private static async Task<Response> RespondAsync(string id, string members, params GenerationEvent[] happened)
    {
        var writer = new ResponseWriter(Answered.Parse(members), Answered.Head(members) with { Id = id });
        GenerationEvent[] said = happened.Length > 0 ? happened : [new GenerationEvent.Delta(" Yes.")];
        await Answered.EventsAsync(writer, members, [new GenerationEvent.Started(), .. said, Told.Finished()]);
        return writer.Response;
    }
}
