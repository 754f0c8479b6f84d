using MixtralServer.Chat.Embeddings;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Embeddings;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>
/// Embeds texts:
/// 1. the body is read,
/// 2. the model it names is found, and must be one that embeds,
/// 3. the request is validated and its texts encoded,
/// 4. the vectors are computed and written.
/// </summary>
internal sealed class EmbeddingsEndpoint(ModelRegistry models, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/embeddings", (HttpContext context, EmbeddingsEndpoint embeddings) => embeddings.HandleAsync(context))
        .WithSummary("Embed texts").WithTags("Embeddings")
        .Accepts<EmbeddingRequest>("application/json")
        .Produces<EmbeddingResponse>()
        .Produces<ErrorResponse>(StatusCodes.Status400BadRequest)
        .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
        .Produces<ErrorResponse>(StatusCodes.Status429TooManyRequests)
        .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);

    private async Task HandleAsync(HttpContext context)
    {
        if (await AnswerAsync(context) is { } error)
            await ErrorWriter.WriteAsync(context, error);
    }

    private async Task<HttpError?> AnswerAsync(HttpContext context)
    {
        // Step 1
        var body = await RequestBody<EmbeddingRequest>.ReadAsync(context, ProtocolJson.Context.EmbeddingRequest);
        if (body.Value is not { } wire)
            return body.Error;

        // Step 2
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return HttpError.From(problem);
        if (model.Embeddings is not { } engine)
            return HttpError.From(NotSupported(wire.Model!));

        // Step 3
        var read = EmbeddingRequestReader.Read(wire, model.Chat.Tokenizer, engine.LengthMax, engine.VectorLength);
        if (!read.TryGet(out var texts, out problem))
            return HttpError.From(problem);

        // Step 4
        return await EmbedAsync(context, engine, texts, model.Chat.TimeLimit) switch
        {
            EmbeddingResult.Served(var vectors) => await WriteAsync(context, wire.Model!, texts, vectors),
            EmbeddingResult.Failed(var failure) => HttpError.From(failure),
            _ => null, // the client has gone
        };
    }

    private async Task<EmbeddingResult?> EmbedAsync(HttpContext context, EmbeddingEngine engine, EmbeddingTexts texts, TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        try
        {
            return await engine.EmbedAsync(texts.Texts, leaving.Token);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return new EmbeddingResult.Failed(new RequestProblem(
                ProblemKind.DeadlineExceeded, "deadline_exceeded", $"The texts were not embedded within {limit.TotalSeconds:0} s."));
        }
    }

    private static async Task<HttpError?> WriteAsync(
        HttpContext context, string model, EmbeddingTexts texts, IReadOnlyList<float[]> vectors)
    {
        var response = new EmbeddingResponse(
            [.. vectors.Select((vector, index) => new Embedding(index, new EmbeddingVector(vector, texts.IsBase64)))],
            model,
            new EmbeddingUsage(texts.TokenCount));
        await JsonResponse.WriteAsync(context, StatusCodes.Status200OK, response, ProtocolJson.Context.EmbeddingResponse);
        return null;
    }

    private static RequestProblem NotSupported(string model) => new(
        ProblemKind.InvalidRequest,
        "model_not_supported",
        $"The model '{model}' embeds no texts here. Set 'embeddings: true' in its entry of models.yaml and restart the server.",
        "model");
}
