using System.Text.Json.Serialization;
using MixtralServer.Protocol.ChatCompletions;
using MixtralServer.Protocol.Clients;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Embeddings;
using MixtralServer.Protocol.Engine;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Health;
using MixtralServer.Protocol.Inference;
using MixtralServer.Protocol.Models;
using MixtralServer.Protocol.Responses;
using MixtralServer.Protocol.Tokenizing;

namespace MixtralServer.Protocol.Json;

/// <summary>Generated JSON code of every wire record. Use it through <see cref="ProtocolJson.Context"/>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ChatCompletionRequest))]
[JsonSerializable(typeof(ChatCompletionResponse))]
[JsonSerializable(typeof(ChatCompletionChunk))]
[JsonSerializable(typeof(ChatRenderResponse))]
[JsonSerializable(typeof(ResponseRequest))]
[JsonSerializable(typeof(IReadOnlyList<ResponseInputItem>))]
[JsonSerializable(typeof(Response))]
[JsonSerializable(typeof(ResponseEvent))]
[JsonSerializable(typeof(DeletedResponse))]
[JsonSerializable(typeof(EmbeddingRequest))]
[JsonSerializable(typeof(EmbeddingResponse))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompletionResponse))]
[JsonSerializable(typeof(CompletionChunk))]
[JsonSerializable(typeof(FillInMiddleRequest))]
[JsonSerializable(typeof(InferenceResponse))]
[JsonSerializable(typeof(TokenizeRequest))]
[JsonSerializable(typeof(TokenizeResponse))]
[JsonSerializable(typeof(DetokenizeRequest))]
[JsonSerializable(typeof(DetokenizeResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ErrorChunk))]
[JsonSerializable(typeof(TextError))]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(IReadOnlyList<ModelCard>))]
[JsonSerializable(typeof(WhoAmIResponse))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(EngineReport))]
[JsonSerializable(typeof(ContentPart))]
[JsonSerializable(typeof(LogprobEntry))]
[JsonSerializable(typeof(LogprobLists))]
public sealed partial class ProtocolJsonContext : JsonSerializerContext;
