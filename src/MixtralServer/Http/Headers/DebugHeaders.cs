using System.Globalization;
using System.Reflection;

namespace MixtralServer.Http.Headers;

/// <summary>What Together tells of an answer to requests with <c>x-together-debug: 1</c>, as far as one process has it.</summary>
internal static class DebugHeaders
{
    private static readonly string Version =
        typeof(DebugHeaders).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void Write(IHeaderDictionary headers, AnswerFacts facts, string requestId)
    {
        headers["x-together-traceid"] = requestId;
        headers["x-inference-version"] = Version;
        headers["x-api-received"] = Time(facts.Received);
        if (facts.CallStart is not { } start) return;
        headers["x-cluster"] = "mixtralserver";
        headers["x-engine-pod"] = facts.Engine;
        headers["x-api-call-start"] = Time(start);
        headers["x-api-call-end"] = Time(facts.Now);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
