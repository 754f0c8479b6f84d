using System.Globalization;

namespace MixtralServer.Chat.Responses;

/// <summary>The ids of responses and of their items, which tell the response they belong to.</summary>
internal static class ResponseIds
{
    private const string Response = "resp_";
    private const string Message = "msg_";
    private const string Call = "fc_";

    /// <summary>The id of a response's message.</summary>
    public static string OfMessage(string response) => Message + BareOf(response);

    /// <summary>The id of a response's call.</summary>
    /// <param name="response">The response.</param>
    /// <param name="index">The call's place in the output.</param>
    public static string OfCall(string response, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Call}{BareOf(response)}_{index}");

    /// <summary>The response that an item belongs to, or null where the id is none of ours.</summary>
    public static string? OfItem(string item)
    {
        if (item.StartsWith(Message, StringComparison.Ordinal)) return Response + item[Message.Length..];
        return item.StartsWith(Call, StringComparison.Ordinal) && item.LastIndexOf('_') is var end && end >= Call.Length
            ? Response + item[Call.Length..end]
            : null;
    }

    private static string BareOf(string response) => response[Response.Length..];
}
