namespace MixtralServer.Http.Limits;

/// <summary>Puts the limit of large bodies where bodies are read.</summary>
internal static class LargeBodiesExtensions
{
    public static void UseLargeBodies(this IApplicationBuilder app, LargeBodies bodies) => app.Use((context, next) =>
    {
        context.Features.Set(bodies);
        return next(context);
    });
}
