using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using MixtralServer.Serving;

namespace MixtralServer.Http.Description;

/// <summary>
/// Gives the description of each route with a body an example that can be sent as it is: with a model of this server, so that the page
/// that shows the description can try it.
/// </summary>
internal sealed class RequestExamples(ModelRegistry models) : IOpenApiOperationTransformer
{
    private const string Chat = """{"messages": [{"role": "user", "content": "What is a mixture of experts?"}], "max_tokens": 64}""";

    private const string Text = """{"prompt": "A mixture of experts is", "max_tokens": 64}""";

    // By route; the member model is added.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["v1/chat/completions"] = Chat,
        ["v1/chat/render"] = Chat,
        ["v1/mixtral-8x7b-instruct"] = Chat,
        ["v1/mixtral-8x22b-instruct"] = Chat,
        ["v1/completions"] = Text,
        ["v1/inference"] = Text,
        ["v1/api/inference"] = Text,
        ["v1/fim/completions"] = """{"prompt": "def add(", "suffix": "return a + b", "max_tokens": 64}""",
        ["v1/responses"] = """{"input": "What is a mixture of experts?", "max_output_tokens": 64}""",
        ["v1/embeddings"] = """{"input": "What is a mixture of experts?"}""",
        ["v1/tokenize"] = """{"text": "What is a mixture of experts?"}""",
        ["v1/detokenize"] = """{"tokens": [1, 2]}""",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.RelativePath is { } path && Bodies.TryGetValue(path, out var body)
            && operation.RequestBody?.Content?.TryGetValue("application/json", out var content) is true)
            content.Example = Example(body);
        return Task.CompletedTask;
    }

    private JsonObject Example(string body)
    {
        var example = JsonNode.Parse(body)!.AsObject();
        if (ModelToTry() is { } model)
            example.Insert(0, "model", model);
        return example;
    }

    private string? ModelToTry()
    {
        var model = models.Models.FirstOrDefault(model => model.State is ServedModelState.Ready) ?? (models.Models.Count > 0 ? models.Models[0] : null);
        return model?.Profile.Id;
    }
}
