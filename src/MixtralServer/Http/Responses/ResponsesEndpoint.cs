using MixtralServer.Chat.Replies;
using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol.Errors;
using MixtralServer.Protocol.Json;
using MixtralServer.Protocol.Responses;
using MixtralServer.Serving;

namespace MixtralServer.Http.Responses;

/// <summary>
/// Answers requests for responses, which are chats in another spelling:
/// 1. the body is read,
/// 2. the model it names is found,
/// 3. the conversation that it goes on with is looked up among the client's past responses,
/// 4. the request is validated, and gets its client and its class,
/// 5. its prompt is written, encoded and fitted into the context,
/// 6. the engine generates, the reply is written, and the response is kept for later ones.
/// </summary>
internal sealed class ResponsesEndpoint(
    ModelRegistry models, ResponseStore store, TimeProvider time, HttpEdgeOptions options, Generator generator)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/responses", (HttpContext context, ResponsesEndpoint responses) => responses.HandleAsync(context))
            .WithSummary("Answer an input, or go on with a response before").WithTags("Responses")
            .Generates<ResponseRequest, Response>();
        routes.MapGet("/responses/{id}", (HttpContext context, string id, ResponsesEndpoint responses) => responses.GetAsync(context, id))
            .WithSummary("Look at a response").WithTags("Responses")
            .Produces<Response>().Produces<ErrorResponse>(StatusCodes.Status404NotFound);
        routes.MapDelete("/responses/{id}", (HttpContext context, string id, ResponsesEndpoint responses) => responses.DeleteAsync(context, id))
            .WithSummary("Forget a response").WithTags("Responses")
            .Produces<DeletedResponse>().Produces<ErrorResponse>(StatusCodes.Status404NotFound);
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (await AnswerAsync(context) is { } error)
            await ErrorWriter.WriteAsync(context, error);
    }

    private async Task<HttpError?> AnswerAsync(HttpContext context)
    {
        // Step 1
        var body = await RequestBody<ResponseRequest>.ReadAsync(context, ProtocolJson.Context.ResponseRequest);
        if (body.Value is not { } wire)
            return body.Error;

        // Step 2
        if (!models.FindReady(wire.Model, context).TryGet(out var model, out var problem))
            return HttpError.From(problem);

        // Step 3
        var client = ClientOf(context);
        if (!ResponseHistory.Read(wire, store, client).TryGet(out var input, out problem))
            return HttpError.From(problem);

        // Step 4
        if (!ResponseRequestValidator.Validate(wire, input, model.Chat).TryGet(out var request, out problem))
            return HttpError.From(problem);
        var caller = options.Clients.CallerOf(ApiKey.HashOf(context.Request), request.Priority, model.Chat.SharesCache);
        request = request with { Caller = caller };

        // Step 5
        var (id, now) = ($"resp_{options.NewId()}", time.GetUtcNow());
        if (!GenerationRequestBuilder.Build(request, model.Chat, id, now).TryGet(out var generations, out problem))
            return HttpError.From(problem);

        // Step 6
        var head = new ReplyHead(id, now.ToUnixTimeSeconds(), request, model.Chat.Tokenizer, generations[0].Prompt) { Time = time };
        return await generator.ReplyAsync(context, model.Engine, generations, new ResponseReply(wire, head, Keep));

        void Keep(Response response)
        {
            if (response.Store) store.Add(StoredResponse.Of(response, client, input));
        }
    }

    private Task GetAsync(HttpContext context, string id) => store.Find(ClientOf(context), id) is { } stored
        ? JsonResponse.WriteAsync(context, StatusCodes.Status200OK, stored.Json)
        : NotFoundAsync(context, id);

    private Task DeleteAsync(HttpContext context, string id) => store.Remove(ClientOf(context), id)
        ? JsonResponse.WriteAsync(context, StatusCodes.Status200OK, new DeletedResponse(id), ProtocolJson.Context.DeletedResponse)
        : NotFoundAsync(context, id);

    private static Task NotFoundAsync(HttpContext context, string id) => ErrorWriter.WriteAsync(context, HttpError.Create(
        StatusCodes.Status404NotFound,
        "response_not_found",
        $"There is no response '{id}': it was not stored, was deleted, made room for newer ones, or the server was restarted.",
        "response_id"));

    private string ClientOf(HttpContext context) =>
        options.Clients.CallerOf(ApiKey.HashOf(context.Request), asked: null, sharesCache: false).Client;
}
