using MixtralServer.Http.Errors;
using MixtralServer.Http.Json;
using MixtralServer.Http.Replies;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Completions;
using MixtralServer.Protocol.Inference;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http;

/// <summary>Continues prompts behind Together's interface of before 2024.</summary>
internal sealed class InferenceEndpoint(CompletionsEndpoint completions)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var path in (string[])["/inference", "/api/inference"])
        {
            routes.MapPost(path, (HttpContext context, InferenceEndpoint inference) => inference.HandleAsync(context))
                .WithSummary("Continue a prompt (Together before 2024)").WithTags("Completions")
                .Generates<CompletionRequest, InferenceResponse>();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = await RequestBody<CompletionRequest>.ReadAsync(context, ProtocolJson.Context.CompletionRequest);
        var error = body.Value is { } wire
            ? await completions.AnswerAsync(context, wire, Dialect.Together, head => new InferenceReply(head, wire))
            : body.Error;
        if (error is not null)
            await ErrorWriter.WriteAsync(context, error);
    }
}
