using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>The formats of the standard; others are annotations and demand nothing.</summary>
internal static partial class FormatChecks
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 200;
    private const int HostnameMax = 253;
    private const string Variable = "([0-9A-Za-z_]|%[0-9A-Fa-f]{2})+(\\.([0-9A-Za-z_]|%[0-9A-Fa-f]{2})+)*(\\*|:[1-9][0-9]{0,3})?";

    private static readonly HashSet<string> Names =
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uuid",
        "uri", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    ];

    /// <summary>Whether a format demands anything.</summary>
    public static bool Knows(string format) => Names.Contains(format);

    /// <summary>Whether a text has a format; every text has an unknown one.</summary>
    public static bool Satisfies(string format, string text) => format switch
    {
        "date" => IsDate(text),
        "time" => IsTime(text),
        "date-time" => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]),
        "duration" => Duration().IsMatch(text),
        "email" => Email().IsMatch(text) && IsMailHost(text[(text.LastIndexOf('@') + 1)..]),
        "idn-email" => InternationalEmail().IsMatch(text),
        "hostname" => IsHostname(text),
        "idn-hostname" => IsInternationalHostname(text),
        "ipv4" => Ipv4().IsMatch(text),
        "ipv6" => IsIpv6(text),
        "uuid" => Uuid().IsMatch(text),
        "uri" => IsUri(text, needsScheme: true, international: false),
        "uri-reference" => IsUri(text, needsScheme: false, international: false),
        "iri" => IsUri(text, needsScheme: true, international: true),
        "iri-reference" => IsUri(text, needsScheme: false, international: true),
        "uri-template" => UriTemplate().IsMatch(text),
        "json-pointer" => JsonPointer().IsMatch(text),
        "relative-json-pointer" => RelativeJsonPointer().IsMatch(text),
        "regex" => PatternMatcher.Create(text) is not null,
        _ => true,
    };

    private static bool IsDate(string text)
        => Date().IsMatch(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string text)
    {
        var match = Time().Match(text);
        if (!match.Success) return false;
        int Part(string name)
            => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Part("h"), Part("m"), Part("s"));
        var (offsetHour, offsetMinute) = (Part("oh"), Part("om"));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;

        // A leap second is the last of a day in UTC.
        var offset = ((offsetHour * 60) + offsetMinute) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        return second < 60 || ((hour * 60) + minute - offset + 1440) % 1440 == 1439;
    }

    private static bool IsHostname(string text)
        => text.Length <= HostnameMax && Hostname().IsMatch(text) && !EncodedLabel().IsMatch(text);

    private static bool IsInternationalHostname(string text)
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

    private static bool IsIpv6(string text)
        => Ipv6Characters().IsMatch(text)
            && (!text.Contains('.', StringComparison.Ordinal) || Ipv4().IsMatch(text[(text.LastIndexOf(':') + 1)..]))
            && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    private static bool IsUri(string text, bool needsScheme, bool international)
    {
        if (!(international ? IriCharacters() : UriCharacters()).IsMatch(text)) return false;
        var match = UriParts().Match(text);
        if (!match.Success || (needsScheme && !match.Groups["scheme"].Success)) return false;
        if (!match.Groups["scheme"].Success && text.Split('/', '?', '#')[0].Contains(':', StringComparison.Ordinal)) return false;
        return !match.Groups["authority"].Success || IsAuthority(match.Groups["authority"].Value);
    }

    private static bool IsAuthority(string authority)
    {
        var match = Authority().Match(authority);
        if (!match.Success) return false;
        var host = match.Groups["ip"].Value;
        return host.Length == 0 || host[0] is 'v' or 'V' || IsIpv6(host);
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}\\z", Options, Timeout)]
    private static partial Regex Date();

    [GeneratedRegex(
        "^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\\.[0-9]+)?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\\z",
        Options, Timeout)]
    private static partial Regex Time();

    [GeneratedRegex(
        "^P([0-9]+W|(?=.)([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?"
        + "(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\\z",
        Options, Timeout)]
    private static partial Regex Duration();

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

    [GeneratedRegex("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\z", Options, Timeout)]
    private static partial Regex Uuid();

    [GeneratedRegex("^([0-9A-Za-z._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\\z", Options, Timeout)]
    private static partial Regex UriCharacters();

    [GeneratedRegex("^([0-9A-Za-z._~:/?#\\[\\]@!$&'()*+,;=\\u00A0-\\uFFEF-]|%[0-9A-Fa-f]{2})*\\z", Options, Timeout)]
    private static partial Regex IriCharacters();

    [GeneratedRegex(
        "^((?<scheme>[A-Za-z][0-9A-Za-z+.-]*):)?(//(?<authority>[^/?#]*))?"
        + "(?<path>[^?#\\[\\]]*)(\\?[^#\\[\\]]*)?(#[^#\\[\\]]*)?\\z",
        Options, Timeout)]
    private static partial Regex UriParts();

    [GeneratedRegex("^([^@\\[\\]]*@)?(\\[(?<ip>[^\\]]*)\\]|[^:@\\[\\]]*)(:[0-9]*)?\\z", Options, Timeout)]
    private static partial Regex Authority();

    [GeneratedRegex(
        "^([^\\x00-\\x20\\x7F\"<>\\\\^`{|}%]|%[0-9A-Fa-f]{2}"
        + "|\\{[+#./;?&=,!@|]?" + Variable + "(," + Variable + ")*\\})*\\z",
        Options, Timeout)]
    private static partial Regex UriTemplate();

    [GeneratedRegex("^(/([^/~]|~[01])*)*\\z", Options, Timeout)]
    private static partial Regex JsonPointer();

    [GeneratedRegex("^(0|[1-9][0-9]*)(#|(/([^/~]|~[01])*)*)\\z", Options, Timeout)]
    private static partial Regex RelativeJsonPointer();
}
