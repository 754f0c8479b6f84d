namespace MixtralServer.Protocol.ChatCompletions;

/// <summary>One part of a message's content.</summary>
public sealed record ContentPart
{
    /// <summary>The <see cref="Type"/> of text.</summary>
    public const string TextType = "text";

    /// <summary>The <see cref="Type"/> of an assistant's refusal.</summary>
    public const string RefusalType = "refusal";

    /// <summary>The <see cref="Type"/> of text in the input of <c>/v1/responses</c>.</summary>
    public const string InputTextType = "input_text";

    /// <summary>The <see cref="Type"/> of text in the output of <c>/v1/responses</c>.</summary>
    public const string OutputTextType = "output_text";

    /// <summary>
    /// <c>text</c> in one of its three spellings, <c>refusal</c>, or a kind that text models cannot read, such as <c>image_url</c>.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The text of a part of text.</summary>
    public string? Text { get; init; }

    /// <summary>The text of a part of type <c>refusal</c>.</summary>
    public string? Refusal { get; init; }
}
