using System.Text.Json;
using System.Threading.Channels;
using MixtralServer.Chat.Replies;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>Replies made of events that an engine could tell.</summary>
internal static class Told
{
    public static WordTokenizer Tokenizer { get; } = new("[INST]", "[/INST]");

    public static ReplyHead Head(string members, string messages = """{"role": "user", "content": "a"}""")
    {
        var wire = Wire.Parse($$"""{"model": "M", "messages": [{{messages}}], "seed": 42 {{members}}}""");
        return new ReplyHead("x", 5, Wire.Accept(wire), Tokenizer, [new TokenId(1), new TokenId(3), .. Tokenizer.Encode("a")]);
    }

    /// <summary>Text of tokens of one letter each, with a log probability for each.</summary>
    public static GenerationEvent.Delta Tokens(string text, params float[] logProbs) => new(
        text, [.. logProbs.Select((logProb, i) => new DeltaToken(i, LogProbs(text[i], logProb)))]);

    /// <summary>A token of one letter, with its own and the letter Z as the likeliest.</summary>
    public static TokenLogProbs LogProbs(char letter, float logProb) => new(
        new TokenLogProb(Letter(letter), logProb), [new(Letter('Z'), -0.25f), new(Letter(letter), logProb)]);

    public static TokenId Letter(char letter) => new(WordTokenizer.FirstByte + letter);

    public static GenerationEvent.Finished Finished(int tokens = 3, double? sum = null) =>
        new(FinishReason.Stop, new Usage(7, tokens), sum);

    public static IAsyncEnumerable<ReplyItem<ChatCompletionChunk>> Read(ReplyHead head, params GenerationEvent[][] choices) =>
        ReplyChunker.ReadAsync([.. choices.Select(Channel)], head, CancellationToken.None);

    /// <summary>The chunks as lines of JSON.</summary>
    public static async Task<List<string>> LinesAsync(ReplyHead head, params GenerationEvent[][] choices)
    {
        List<string> lines = [];
        await foreach (var item in Read(head, choices))
        {
            lines.Add(JsonSerializer.Serialize(ChunkOf(item), ProtocolJson.Context.ChatCompletionChunk));
        }

        return lines;
    }

    /// <summary>The chunk of an item that is no failure.</summary>
    public static ChatCompletionChunk ChunkOf(ReplyItem<ChatCompletionChunk> item) =>
        Assert.IsType<ReplyItem<ChatCompletionChunk>.Chunk>(item).Value;

    public static async Task<ChatCompletionResponse> FoldAsync(ReplyHead head, params GenerationEvent[][] choices) =>
        Wire.Value(await ReplyFolder.FoldAsync(Read(head, choices), head));

    public static ChannelReader<GenerationEvent> Channel(GenerationEvent[] events)
    {
        var channel = System.Threading.Channels.Channel.CreateBounded<GenerationEvent>(Math.Max(1, events.Length));
        foreach (var happened in events)
            Assert.True(channel.Writer.TryWrite(happened));
        channel.Writer.Complete();
        return channel.Reader;
    }
}
