namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One part of a message's content.</summary>
public sealed record ContentPart
{
    /// <summary>The <see cref="Type"/> of text.</summary>
    public const string TextType = "text";

    /// <summary>The <see cref="Type"/> of an assistant's refusal.</summary>
    public const string RefusalType = "refusal";

    /// <summary>
    /// <c>text</c>, <c>refusal</c>, or a kind that text models cannot read, such as <c>image_url</c>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The text of a part of type <c>text</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The text of a part of type <c>refusal</c>.</summary>
    public string? Refusal { get; init; }
}
