using System.Globalization;
using MixtralServer.Http.Clients;
using MixtralServer.Inference.Telemetry;

namespace MixtralServer.Http.Headers;

/// <summary>
/// Puts the headers that clients of OpenAI and Together know on every answer of the API: how long it took, and what is left of the
/// engine's room. They are written once, when the answer's head leaves; in a stream that is with the first chunk.
/// </summary>
internal static class AnswerHeaders
{
    // The version that OpenAI's own servers name; clients compare nothing with it.
    private const string OpenAiVersion = "2020-10-01";

    public static void UseAnswerHeaders(this IApplicationBuilder app, TimeProvider time) => app.Use((context, next) =>
    {
        if (!KeyGate.Guards(context))
            return next(context);
        var facts = new AnswerFacts(time);
        context.Features.Set(facts);
        context.Response.OnStarting(() =>
        {
            Write(context, facts);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context, AnswerFacts facts)
    {
        var headers = context.Response.Headers;
        var elapsed = Number((long)facts.Elapsed.TotalMilliseconds);
        headers["openai-version"] = OpenAiVersion;
        headers["openai-processing-ms"] = elapsed;
        headers["x-total-time"] = elapsed;
        if (facts.Room is { } room)
            WriteRoom(headers, room);
        if (context.Request.Headers["x-together-debug"] == "1")
            DebugHeaders.Write(headers, facts, context.TraceIdentifier);
    }

    // Whole numbers only: Together's Python client reads no others.
    private static void WriteRoom(IHeaderDictionary headers, EngineRoom room)
    {
        var seconds = (long)Math.Ceiling(room.Reset.TotalSeconds);
        var (requestsMost, requestsFree) = (Number(room.RequestsMost), Number(room.RequestsFree));
        var (tokensMost, tokensFree) = (Number(room.TokensMost), Number(room.TokensFree));

        // Together's; what is meant by dynamic there, limits that move with the load, is what all of them are here.
        headers["x-ratelimit-limit"] = requestsMost;
        headers["x-ratelimit-remaining"] = requestsFree;
        headers["x-ratelimit-reset"] = Number(seconds);
        headers["x-tokenlimit-limit"] = tokensMost;
        headers["x-tokenlimit-remaining"] = tokensFree;
        headers["x-ratelimit-limit-dynamic"] = requestsMost;
        headers["x-ratelimit-remaining-dynamic"] = requestsFree;
        headers["x-tokenlimit-limit-dynamic"] = tokensMost;
        headers["x-tokenlimit-remaining-dynamic"] = tokensFree;

        // OpenAI's.
        headers["x-ratelimit-limit-requests"] = requestsMost;
        headers["x-ratelimit-remaining-requests"] = requestsFree;
        headers["x-ratelimit-reset-requests"] = Duration(seconds);
        headers["x-ratelimit-limit-tokens"] = tokensMost;
        headers["x-ratelimit-remaining-tokens"] = tokensFree;
        headers["x-ratelimit-reset-tokens"] = Duration(seconds);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Duration(long seconds) => seconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds}s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m{seconds % 60}s");
}
