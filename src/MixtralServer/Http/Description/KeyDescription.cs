using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MixtralServer.Http.Description;

/// <summary>Describes how requests carry an API key, so that the page that shows the description has a place to put one in.</summary>
internal sealed class KeyDescription : IOpenApiDocumentTransformer
{
    private const string Name = "key";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Name, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key of this server, where it has any.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Name, document)] = [] }];
        return Task.CompletedTask;
    }
}
