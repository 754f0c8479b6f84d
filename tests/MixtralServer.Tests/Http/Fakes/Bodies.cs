namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Request bodies.</summary>
internal static class Bodies
{
    public const string Chat =
        """{"model": "alias", "messages": [{"role": "user", "content": "Hello"}], "seed": 42}""";

    public const string Streamed =
        """{"model": "alias", "messages": [{"role": "user", "content": "Hello"}], "seed": 42, "stream": true}""";

    public const string Completion = """{"model": "alias", "prompt": "Say", "seed": 42}""";

    public const string FillIn = """{"model": "alias", "prompt": "def f(", "suffix": "return a", "random_seed": 42}""";

    /// <summary>A streamed request that never ends of itself.</summary>
    public static string Endless(int maxTokens) => Streamed.With($$"""
        "max_tokens": {{maxTokens}}, "logit_bias": {"2": -100}
        """);

    /// <summary>The body with more members.</summary>
    public static string With(this string body, string members) => $"{{{members}, {body[1..]}";
}
