using MixtralServer.Chat.Requests;
using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.ChatCompletions;

namespace MixtralServer.Chat.Conversations;

/// <summary>Reads the text of one message.</summary>
internal static class MessageText
{
    /// <summary>
    /// Joins the text parts of a message with a blank line; no content is empty text for an assistant or a result only.
    /// </summary>
    /// <param name="message">The message; null is a problem.</param>
    /// <param name="path">Where it stands in the request, such as <c>messages[3]</c>.</param>
    /// <param name="text">The text where there is no problem.</param>
    public static RequestProblem? Read(ChatMessage? message, string path, out string text)
    {
        text = "";
        if (message is null)
            return Problems.Invalid(path, $"{path} must be an object with role and content, but was null.");
        if (message.Content is null && message.Role is ("system" or "developer" or "user"))
            return Problems.Missing($"{path}.content", "a string");
        return message.Content is null ? null : ReadParts(message.Content, $"{path}.content", out text);
    }

    /// <summary>Joins text parts with a blank line.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="path">Where they stand in the request.</param>
    /// <param name="text">The text where there is no problem.</param>
    public static RequestProblem? ReadParts(IReadOnlyList<ContentPart> parts, string path, out string text)
    {
        text = "";
        var texts = new string[parts.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (ReadPart(parts[i], $"{path}[{i}]", out texts[i]) is { } problem)
                return problem;
        }
        text = Paragraphs.Join(texts);
        return null;
    }

    private static RequestProblem? ReadPart(ContentPart part, string path, out string text)
    {
        var value = part.Type switch
        {
            ContentPart.TextType or ContentPart.InputTextType or ContentPart.OutputTextType => part.Text,
            ContentPart.RefusalType => part.Refusal,
            _ => null,
        };
        text = value ?? "";
        return (part.Type, value) switch
        {
            (_, not null) => null,
            (null, _) => Problems.Missing($"{path}.type", "'text'"),
            (ContentPart.RefusalType, _) => Problems.Missing($"{path}.refusal", "a string"),
            (ContentPart.TextType or ContentPart.InputTextType or ContentPart.OutputTextType, _) =>
                Problems.Missing($"{path}.text", "a string"),
            _ => Problems.Invalid(
                $"{path}.type", $"{path} is of type '{part.Type}'; this model reads only text."),
        };
    }
}
