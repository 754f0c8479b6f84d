using System.Text.Json;
using MixtralServer.Chat.Json;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>Checks and reads how urgent a request says it is.</summary>
internal static class PriorityReader
{
    public static RequestProblem? Check(GenerationParameters wire) =>
        !JsonStrings.IsGiven(wire.Priority) || OwnWord(wire.Priority) is not null
            ? null
            : Problems.Invalid("priority", "priority must be realtime, default or batch.");

    /// <summary>The class asked for, or null where the request says nothing of it.</summary>
    public static RequestPriority? Read(GenerationParameters wire) => OwnWord(wire.Priority) ?? OfTier(wire);

    /// <summary>Whether the answer has to say which tier it was given: where the request named one, as with OpenAI.</summary>
    public static bool NamesTier(GenerationParameters wire) => wire.ServiceTier is { ValueKind: JsonValueKind.String };

    private static RequestPriority? OwnWord(JsonElement? value) => Word(value) switch
    {
        "realtime" => RequestPriority.Realtime,
        "default" => RequestPriority.Default,
        "batch" => RequestPriority.Batch,
        _ => null,
    };

    // Tiers are many and change; one that is not known here asks for nothing special.
    private static RequestPriority? OfTier(GenerationParameters wire) => Word(wire.ServiceTier) switch
    {
        "priority" => RequestPriority.Realtime,
        "default" => RequestPriority.Default,
        "flex" or "batch" => RequestPriority.Batch,
        _ => null,
    };

    private static string? Word(JsonElement? value) =>
        value is { } given ? JsonStrings.Read(given)?.ToLowerInvariant() : null;
}
