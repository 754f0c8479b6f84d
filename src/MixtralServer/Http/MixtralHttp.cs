using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MixtralServer.Chat.Responses;
using MixtralServer.Http.Engine;
using MixtralServer.Http.Errors;
using MixtralServer.Http.Replies;
using MixtralServer.Http.Responses;
using MixtralServer.Protocol.Json;

namespace MixtralServer.Http;

/// <summary>Puts the HTTP edge together.</summary>
internal static class MixtralHttp
{
    // The API's own place; then without it and with it twice, as some gateways build their addresses.
    private static readonly string[] Prefixes = ["/v1", "", "/v1/v1"];

    /// <summary>
    /// Adds what the edge needs besides a <see cref="Serving.ModelRegistry"/>, which the caller adds.
    /// </summary>
    public static IServiceCollection AddMixtralHttp(this IServiceCollection services, HttpEdgeOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<Generator>();
        services.AddSingleton<ChatCompletionsEndpoint>();
        services.AddSingleton(new ResponseStore(options.Responses));
        services.AddSingleton<ResponsesEndpoint>();
        services.AddSingleton<EmbeddingsEndpoint>();
        services.AddSingleton<CompletionsEndpoint>();
        services.AddSingleton<InferenceEndpoint>();
        services.AddSingleton<FillInMiddleEndpoint>();
        services.AddSingleton<IProblemDetailsWriter, EnvelopeProblemWriter>();
        services.AddProblemDetails();
        services.AddOpenApi();
        services.ConfigureHttpJsonOptions(json =>
        {
            ProtocolJson.Apply(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ProtocolJsonContext.Default);
        });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.BodyBytesMax;
        });
        return services;
    }

    /// <summary>Maps every route, in the order in which a request passes.</summary>
    public static WebApplication MapMixtralHttp(this WebApplication app)
    {
        app.UseRequestIds(app.Services.GetRequiredService<HttpEdgeOptions>());
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault => fault is Microsoft.AspNetCore.Http.BadHttpRequestException bad
                ? bad.StatusCode
                : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
        app.UseSwaggerUI(page => page.SwaggerEndpoint("/openapi/v1.json", "MixtralServer"));

        app.MapHealth();
        app.MapOpenApi();
        foreach (var prefix in Prefixes)
        {
            var api = app.MapGroup(prefix);
            if (prefix != Prefixes[0])
                api.ExcludeFromDescription();
            api.MapModels();
            api.MapEngine();
            ChatCompletionsEndpoint.Map(api);
            ResponsesEndpoint.Map(api);
            EmbeddingsEndpoint.Map(api);
            api.MapChatRender();
            CompletionsEndpoint.Map(api);
            FillInMiddleEndpoint.Map(api);
            InferenceEndpoint.Map(api);
            api.MapTokenize();
        }
        return app;
    }
}
