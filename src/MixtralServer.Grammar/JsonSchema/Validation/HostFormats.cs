using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>Names and addresses of hosts, and mail addresses at them.</summary>
internal static partial class HostFormats
{
    private const int HostnameMax = 253;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 200; // milliseconds

    public static bool IsEmail(string text) => Email().IsMatch(text) && IsMailHost(text[(text.LastIndexOf('@') + 1)..]);

    public static bool IsInternationalEmail(string text) => InternationalEmail().IsMatch(text);

    public static bool IsIpv4(string text) => Ipv4().IsMatch(text);

    public static bool IsIpv6(string text)
        => Ipv6Characters().IsMatch(text)
            && (!text.Contains('.', StringComparison.Ordinal) || Ipv4().IsMatch(text[(text.LastIndexOf(':') + 1)..]))
            && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    public static bool IsHostname(string text)
        => text.Length <= HostnameMax && Hostname().IsMatch(text) && !EncodedLabel().IsMatch(text);

    public static bool IsInternationalHostname(string text)
        => text.Length <= HostnameMax && InternationalHostname().IsMatch(text)
            && text.Split('.', '\u3002', '\uFF0E', '\uFF61').All(IsLabel);

    private static bool IsLabel(string label)
        => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
            && (label.Length < 4 || label[2..4] != "--")
            && CanBeEncoded(label)
            && char.GetUnicodeCategory(label, 0) is not
                (UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    // Encoded, it must not be longer than 63 characters.
    private static bool CanBeEncoded(string label)
    {
        try
        {
            return new IdnMapping().GetAscii(label).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsMailHost(string host)
        => host.StartsWith('[')
            ? Ipv4().IsMatch(host[1..^1])
                || (host.StartsWith("[IPv6:", StringComparison.Ordinal) && IsIpv6(host[6..^1]))
            : IsHostname(host);

    [GeneratedRegex(
        "^([!#$%&'*+/0-9=?A-Z^_`a-z{|}~-]+(\\.[!#$%&'*+/0-9=?A-Z^_`a-z{|}~-]+)*|\"([ !#-\\[\\]-~]|\\\\[ -~])*\")"
        + "@([0-9A-Za-z.-]+|\\[[0-9A-Za-z.:]+\\])\\z",
        Options, Timeout)]
    private static partial Regex Email();

    [GeneratedRegex("^[^\\x00-\\x20\\x7F@]+@[^\\x00-\\x20\\x7F@]+\\z", Options, Timeout)]
    private static partial Regex InternationalEmail();

    [GeneratedRegex(
        "^[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?(\\.[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*\\z", Options, Timeout)]
    private static partial Regex Hostname();

    // What such labels stand for would have to be looked into, too.
    [GeneratedRegex("(^|\\.)[xX][nN]--", Options, Timeout)]
    private static partial Regex EncodedLabel();

    // Without what depends on its neighbours (RFC 5892, appendix A), exceptions that are not allowed (section 2.6) and scripts
    // from right to left (RFC 5893): such names are refused rather than half checked.
    [GeneratedRegex(
        "^[0-9A-Za-z\\-.\\p{L}\\p{M}\\p{Nd}\\u3002\\uFF0E\\uFF61"
        + "-[\\u0590-\\u08FF\\u302E\\u302F\\u3031-\\u3035\\u303B\\uFB1D-\\uFDFF\\uFE70-\\uFEFF]]+\\z",
        Options, Timeout)]
    private static partial Regex InternationalHostname();

    [GeneratedRegex(
        "^(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}\\z",
        Options, Timeout)]
    private static partial Regex Ipv4();

    [GeneratedRegex("^[0-9A-Fa-f:.]+\\z", Options, Timeout)]
    private static partial Regex Ipv6Characters();
}
