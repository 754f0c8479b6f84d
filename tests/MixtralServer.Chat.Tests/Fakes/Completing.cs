using System.Text.Json;
using MixtralServer.Chat.Completions;
using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Chat.Tests.Fakes;

/// <summary>Completions made of events that an engine could tell.</summary>
internal static class Completing
{
    public static ChatModel Model { get; } = Wire.Model(tokenizer: new WordTokenizer("[INST]", "[/INST]", "[PREFIX]", "[SUFFIX]"));

    public static CompletionRequest Parse(string members) => JsonSerializer.Deserialize(
        $$"""{"model": "M", "seed": 42, {{members}}}""", ProtocolJson.Context.CompletionRequest)!;

    public static Outcome<PromptRequest> Validate(string members, Dialect dialect = Dialect.OpenAi, ChatModel? model = null) =>
        CompletionRequestValidator.Validate(Parse(members), model ?? Model, dialect);

    public static IReadOnlyList<GenerationRequest> Build(string members, Dialect dialect = Dialect.OpenAi) => Wire.Value(
        PromptRequestBuilder.Build(Wire.Value(Validate(members, dialect)), Model, "x", DateTimeOffset.UnixEpoch));

    public static CompletionHead Head(string members, Dialect dialect = Dialect.OpenAi)
    {
        var request = Wire.Value(Validate(members, dialect));
        var made = Build(members, dialect).Chunk(request.Answers.Generated);
        return new CompletionHead("x", 5, request, Model.Tokenizer, [.. made.Select(answers => answers[0].Prompt)], dialect);
    }

    /// <summary>The chunks as lines of JSON.</summary>
    public static async Task<List<string>> LinesAsync(CompletionHead head, params GenerationEvent[][] answers)
    {
        List<string> lines = [];
        await foreach (var item in CompletionChunker.ReadAsync([.. answers.Select(Told.Channel)], head, CancellationToken.None))
        {
            var chunk = Assert.IsType<MixtralServer.Chat.Replies.ReplyItem<CompletionChunk>.Chunk>(item);
            lines.Add(JsonSerializer.Serialize(chunk.Value, ProtocolJson.Context.CompletionChunk));
        }

        return lines;
    }

    public static async Task<CompletionResponse> FoldAsync(CompletionHead head, params GenerationEvent[][] answers) =>
        Wire.Value(await CompletionFolder.FoldAsync(
            CompletionChunker.ReadAsync([.. answers.Select(Told.Channel)], head, CancellationToken.None), head));
}
