using System.Buffers;

namespace MixtralServer.Http.Headers;

/// <summary>
/// Gives every request an id, the client's own where it sent a sane one, and every response the same in a header.
/// </summary>
internal static class RequestIds
{
    private const string Header = "x-request-id";
    private const int LengthMax = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:");

    public static void UseRequestIds(this IApplicationBuilder app, HttpEdgeOptions options) =>
        app.Use((context, next) =>
        {
            var sent = context.Request.Headers[Header].ToString();
            context.TraceIdentifier = IsSane(sent) ? sent : $"req-{options.NewId()}";
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Header] = context.TraceIdentifier;
                return Task.CompletedTask;
            });
            return next(context);
        });

    private static bool IsSane(string id) =>
        id.Length is > 0 and <= LengthMax && !id.AsSpan().ContainsAnyExcept(Allowed);
}
