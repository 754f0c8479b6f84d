using System.Text.Json;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Responses;

namespace MixtralServer.Chat.Tests.Responses;

public sealed class ResponseWriterTests
{
    private const string Plain = "\"input\": \"hi\", \"seed\": 42";
    private const string Tools = Plain + """, "tools": [{"type": "function", "name": "f"}, {"type": "function", "name": "g"}]""";

    [Fact]
    public async Task Write_Text_IsTheseEvents()
    {
        var writer = Answered.Writer(Plain);

        var events = await Answered.EventsAsync(writer, Plain, new GenerationEvent.Started(), Delta(" Hé"), Delta("llo"), Told.Finished());

        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added",
                "response.output_text.delta", "response.output_text.delta", "response.output_text.done", "response.content_part.done",
                "response.output_item.done", "response.completed",
            ],
            events.Select(happened => happened.Type));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(happened => happened.SequenceNumber));
        Assert.Equal(
            [
                """{"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}""",
                """{"type":"response.content_part.added","sequence_number":3,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":""}}""",
                """{"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"Hé","logprobs":[]}""",
                """{"type":"response.output_text.delta","sequence_number":5,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"llo","logprobs":[]}""",
                """{"type":"response.output_text.done","sequence_number":6,"item_id":"msg_1","output_index":0,"content_index":0,"text":"Héllo","logprobs":[]}""",
                """{"type":"response.content_part.done","sequence_number":7,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","annotations":[],"logprobs":[],"text":"Héllo"}}""",
                """{"type":"response.output_item.done","sequence_number":8,"output_index":0,"item":{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","annotations":[],"logprobs":[],"text":"Héllo"}]}}""",
            ],
            events[2..^1].Select(Answered.Line));
    }

    [Fact]
    public async Task Write_Text_AddsUpToThisResponse()
    {
        var writer = Answered.Writer(Plain);

        await Answered.EventsAsync(
            writer, Plain, new GenerationEvent.Started(), Delta(" a"), new GenerationEvent.Finished(FinishReason.Stop, new Usage(7, 3, CachedTokens: 5)));

        Assert.Equal(
            """{"id":"resp_1","object":"response","created_at":5,"status":"completed","background":false,"error":null"""
            + ""","incomplete_details":null,"instructions":null,"max_output_tokens":null,"model":"M","output":["""
            + """{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","annotations":[],"logprobs":[],"text":"a"}]}]"""
            + ""","parallel_tool_calls":true,"previous_response_id":null,"store":true,"temperature":0.7,"text":{"format":{"type":"text"}}"""
            + ""","tool_choice":"auto","tools":[],"top_p":1,"truncation":"disabled","usage":{"input_tokens":7,"input_tokens_details":{"cached_tokens":5}"""
            + ""","output_tokens":3,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":10},"metadata":{}}""",
            JsonSerializer.Serialize(writer.Response, ProtocolJson.Context.Response));
    }

    [Fact]
    public async Task Write_TextAndCalls_AreAnItemEach()
    {
        var writer = Answered.Writer(Tools);

        var events = await Answered.EventsAsync(
            writer,
            Tools,
            new GenerationEvent.Started(),
            Delta(" Let me see."),
            new GenerationEvent.Marked(),
            Delta(""" [{"name": "f", "arguments": {"a": """),
            Delta("""1}}, {"name": "g", "arguments": {}}]"""),
            Told.Finished());

        string[] call = ["response.function_call_arguments.done", "response.output_item.done"];
        Assert.Equal(
            [
                "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.done",
                "response.content_part.done", "response.output_item.done",
                "response.output_item.added", "response.function_call_arguments.delta", "response.function_call_arguments.delta", .. call,
                "response.output_item.added", "response.function_call_arguments.delta", .. call, "response.completed",
            ],
            events[2..].Select(happened => happened.Type));
        Assert.Equal(["msg_1", "fc_1_1", "fc_1_2"], writer.Response.Output.Select(item => item.Id));
        Assert.All(writer.Response.Output, item => Assert.Equal("completed", item.Status));
        var calls = writer.Response.Output.OfType<ResponseOutputItem.FunctionCall>().ToList();
        Assert.Equal([("f", "{\"a\": 1}"), ("g", "{}")], calls.Select(item => (item.Name, item.Arguments)));
        Assert.All(calls, item => Assert.Matches("^[0-9A-Za-z]{9}$", item.CallId));
        Assert.Equal(
            """{"type":"response.function_call_arguments.done","sequence_number":11,"item_id":"fc_1_1","output_index":1,"name":"f","arguments":"{\"a\": 1}"}""",
            Answered.Line(events[11]));
    }

    [Fact]
    public async Task Write_AnswerThatIsCut_IsIncomplete()
    {
        var writer = Answered.Writer(Plain);

        var events = await Answered.EventsAsync(
            writer, Plain, new GenerationEvent.Started(), Delta(" a"), new GenerationEvent.Finished(FinishReason.Length, new Usage(7, 3)));

        Assert.Equal("response.incomplete", events[^1].Type);
        Assert.Equal(("incomplete", "max_output_tokens"), (writer.Response.Status, writer.Response.IncompleteDetails?.Reason));
        Assert.Equal("incomplete", Assert.Single(writer.Response.Output).Status);
    }

    [Fact]
    public async Task Write_AnswerWithoutText_HasAnEmptyMessage()
    {
        var writer = Answered.Writer(Plain);

        await Answered.EventsAsync(writer, Plain, new GenerationEvent.Started(), Told.Finished());

        var message = Assert.IsType<ResponseOutputItem.Message>(Assert.Single(writer.Response.Output));
        Assert.Equal("", Assert.Single(message.Content).Text);
    }

    [Fact]
    public async Task Write_LogProbs_ComeWithTheTextTheyBegin()
    {
        const string Members = Plain + """, "include": ["message.output_text.logprobs"], "top_logprobs": 2""";
        var writer = Answered.Writer(Members);

        var events = await Answered.EventsAsync(writer, Members, new GenerationEvent.Started(), Told.Tokens("ab", -1, -2), Told.Finished());

        var delta = Assert.Single(events.OfType<ResponseEvent.TextDelta>());
        Assert.Equal(["a", "b"], delta.Logprobs.Select(token => token.Token));
        var message = Assert.IsType<ResponseOutputItem.Message>(Assert.Single(writer.Response.Output));
        Assert.Equal([-1f, -2f], Assert.Single(message.Content).Logprobs.Select(token => token.Logprob));
    }

    [Fact]
    public void Fail_AfterItBegan_TellsTheResponseAndTheError()
    {
        var writer = Answered.Writer(Plain);
        var error = new ErrorDetail { Message = "It failed.", Type = "server_error", Param = null, Code = "internal_error" };

        var events = writer.Fail(error);

        Assert.Equal(["response.created", "response.in_progress", "response.failed", "error"], events.Select(happened => happened.Type));
        Assert.Equal(("failed", "internal_error"), (writer.Response.Status, writer.Response.Error?.Code));
        Assert.Equal(
            """{"type":"error","sequence_number":3,"error":{"message":"It failed.","type":"server_error","param":null,"code":"internal_error"},"code":"internal_error","message":"It failed.","param":null}""",
            Answered.Line(events[^1]));
    }

    private static GenerationEvent.Delta Delta(string text) => new(text);
}
