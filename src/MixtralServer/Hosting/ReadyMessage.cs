using System.Globalization;
using MixtralServer.Configuration;
using MixtralServer.LLama.Runtime;
using MixtralServer.Serving;

namespace MixtralServer.Hosting;

/// <summary>What is said when the server is ready: where it is, what it serves on what, and a request to try.</summary>
internal static class ReadyMessage
{
    /// <summary>Writes the message.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="registry">All models with their states.</param>
    /// <param name="loaded">Those that serve.</param>
    /// <param name="runtime">What they run on.</param>
    /// <param name="memoryBytes">What the process holds in memory.</param>
    public static string Write(
        string url, ModelRegistry registry, IReadOnlyList<LoadedModel> loaded, NativeRuntimeFacts runtime, long memoryBytes)
    {
        var lines = new List<string> { $"Ready at {url}" };
        lines.AddRange(loaded.Select(ModelLine));
        lines.AddRange(NotServed(registry));
        lines.Add($"  runtime  {runtime.Name} {runtime.Version} on {string.Join(", ", runtime.Devices.Select(d => d.Name))} ({runtime.LibraryDirectory})");
        lines.Add($"  memory   {Size(memoryBytes)} in this process, weights in page cache included");
        if (loaded is [var first, ..]) lines.AddRange(Try(url, first.State.Chat.Id));
        return string.Join('\n', lines);
    }

    /// <summary>A line for each model that does not serve, with the reason.</summary>
    public static IEnumerable<string> NotServed(ModelRegistry registry) => registry.Models.Select(NotServed).OfType<string>();

    private static string ModelLine(LoadedModel model)
    {
        var (facts, chat) = (model.Model.Facts, model.State.Chat);
        return $"  model    {chat.Id} ({facts.Description}, {Size(facts.SizeInBytes)}, context {chat.ContextLength}, "
            + $"chats as {Words.NameOf(chat.Format)}, on {string.Join(", ", facts.Devices)})";
    }

    private static string? NotServed(ServedModel model) => model.State switch
    {
        ServedModelState.Missing missing => $"  absent   {model.Profile.Id}: {missing.Reason}",
        ServedModelState.StoodIn stoodIn => $"  absent   {model.Profile.Id}: {stoodIn.Reason} {stoodIn.By.Profile.Id} answers in its place.",
        ServedModelState.Failed failed => $"  failed   {model.Profile.Id}: {failed.Reason}",
        _ => null,
    };

    private static string[] Try(string url, string model) =>
    [
        "  try",
        $"    curl -N {url}/v1/chat/completions -H 'content-type: application/json' \\",
        $"      -d '{{\"model\":\"{model}\",\"messages\":[{{\"role\":\"user\",\"content\":\"Hello\"}}],\"max_tokens\":32,\"stream\":true}}'",
    ];

    private static string Size(long bytes)
    {
        var (divisor, unit) = bytes >= 1L << 30 ? (1L << 30, "GiB") : (1L << 20, "MiB");
        return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / divisor:0.0} {unit}");
    }
}
