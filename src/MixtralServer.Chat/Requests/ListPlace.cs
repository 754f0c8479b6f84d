using System.Globalization;

namespace MixtralServer.Chat.Requests;

/// <summary>What errors call one of the values of a member that may be one value or a list.</summary>
internal static class ListPlace
{
    /// <param name="member">The request member.</param>
    /// <param name="index">The value's place, from 0.</param>
    /// <param name="count">How many values there are; a single one is called by the member alone.</param>
    public static string Of(string member, int index, int count) =>
        count == 1 ? member : string.Create(CultureInfo.InvariantCulture, $"{member}[{index}]");
}
