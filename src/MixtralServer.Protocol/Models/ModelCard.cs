using System.Text.Json.Serialization;

namespace MixtralServer.Protocol.Models;

/// <summary>One model: the union of what OpenAI, Together and Mistral clients read.</summary>
public sealed record ModelCard
{
    /// <summary>The model's id.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>model</c>.</summary>
    public string Object { get; } = "model";

    /// <summary>When it was made available, in seconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>Who made it.</summary>
    public required string OwnedBy { get; init; }

    /// <summary><c>chat</c> or <c>language</c> for Together's clients, <c>base</c> for all others: Mistral's refuse Together's words.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it answers now: <c>ready</c>, <c>loading</c>, <c>stand_in</c> where another model does, or <c>not_available</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it does not answer, for people; absent where it does or soon will.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The model that answers in its place; absent where none does.</summary>
    public string? ServedBy { get; init; }

    /// <summary>How chats are written for it: <c>mistral-v1</c>, <c>mistral-v3</c>, <c>chatml</c> or <c>none</c>; absent until it is ready.</summary>
    public string? ChatFormat { get; init; }

    /// <summary>Its name for people (Together).</summary>
    public required string DisplayName { get; init; }

    /// <summary>Who made it (Together).</summary>
    public string Organization => OwnedBy;

    /// <summary>Its licence (Together).</summary>
    public string? License { get; init; }

    /// <summary>Prompt and answer together, in tokens (Together); of the model that answers.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Prices; Together's clients require the member.</summary>
    public required ModelPricing Pricing { get; init; }

    /// <summary>Its name for people (Mistral).</summary>
    public string Name => DisplayName;

    /// <summary>One line for people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Description { get; init; }

    /// <summary>As <see cref="ContextLength"/> (Mistral).</summary>
    public int MaxContextLength => ContextLength;

    /// <summary>Other names that requests may use.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>When it goes away: never known here (Mistral).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Deprecation { get; }

    /// <summary>The temperature of requests that give none (Mistral).</summary>
    public required double DefaultModelTemperature { get; init; }

    /// <summary>What it can do (Mistral).</summary>
    public required ModelCapabilities Capabilities { get; init; }
}
