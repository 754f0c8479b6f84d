using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Clients;
using MixtralServer.Http.Description;
using MixtralServer.Http.Dialects;
using MixtralServer.Http.Engine;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Headers;
using MixtralServer.Http.Limits;
using MixtralServer.Http.Models;
using MixtralServer.Http.Replies;
using MixtralServer.Http.Responses;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http;

/// <summary>Puts the HTTP edge together.</summary>
internal static class MixtralHttp
{
    // The API's own place; without it and with it twice, as some gateways build their addresses; and those that name a dialect.
    private static readonly (string Path, Dialect? Dialect)[] Prefixes =
    [
        ("/v1", null),
        ("", null),
        ("/v1/v1", null),
        ("/openai/v1", Dialect.OpenAi),
        ("/together/v1", Dialect.Together),
        ("/mistral/v1", Dialect.Mistral),
    ];

    /// <summary>
    /// Adds what the edge needs besides a <see cref="Serving.ModelRegistry"/>, which the caller adds.
    /// </summary>
    public static IServiceCollection AddMixtralHttp(this IServiceCollection services, HttpEdgeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new LargeBodies(options.LargeBodies, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Generator>();
        services.AddSingleton<ChatCompletionsEndpoint>();
        services.AddSingleton<SegmindEndpoint>();
        services.AddSingleton(new ResponseStore(options.Responses));
        services.AddSingleton<ResponsesEndpoint>();
        services.AddSingleton<EmbeddingsEndpoint>();
        services.AddSingleton<CompletionsEndpoint>();
        services.AddSingleton<InferenceEndpoint>();
        services.AddSingleton<FillInMiddleEndpoint>();
        services.AddSingleton<IProblemDetailsWriter, EnvelopeProblemWriter>();
        services.AddProblemDetails();
        services.AddOpenApi(description =>
        {
            description.AddOperationTransformer<RequestExamples>();
            description.AddDocumentTransformer<KeyDescription>();
        });
        services.ConfigureHttpJsonOptions(json =>
        {
            ProtocolJson.Apply(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProtocolJsonContext.Default);
        });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            ConnectionLimits.Apply(kestrel.Limits, options);
        });
        return services;
    }

    /// <summary>Maps every route, in the order in which a request passes.</summary>
    public static WebApplication MapMixtralHttp(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<HttpEdgeOptions>();
        app.UseRequestIds(options);
        app.UseAnswerHeaders(app.Services.GetRequiredService<TimeProvider>());
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => fault is Microsoft.AspNetCore.Http.BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseKeyGate(options);
        app.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint("/openapi/v1.json", "MixtralServer");
            page.EnableTryItOutByDefault();
        });

        app.MapHealth();
        app.MapOpenApi();
        foreach (var (path, dialect) in Prefixes)
        {
            var api = app.MapGroup(path);
            if (path != Prefixes[0].Path)
                api.ExcludeFromDescription();
            if (dialect is { } named)
                api.WithMetadata(new PathDialect(named));
            api.MapEngine(); // opens by rules of its own
            MapApi(api.MapGroup("").RequireKey());
        }
        return app;
    }

    private static void MapApi(IEndpointRouteBuilder api)
    {
        api.MapModels();
        api.MapWhoAmI();
        ChatCompletionsEndpoint.Map(api);
        ResponsesEndpoint.Map(api);
        EmbeddingsEndpoint.Map(api);
        api.MapChatRender();
        SegmindEndpoint.Map(api);
        CompletionsEndpoint.Map(api);
        FillInMiddleEndpoint.Map(api);
        InferenceEndpoint.Map(api);
        api.MapTokenize();
    }
}
