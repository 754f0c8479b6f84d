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

    private static readonly HashSet<string> Names =
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "ipv4", "ipv6", "uuid", "uri", "uri-reference",
        "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex",
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
        "regex" => EcmaRegex.Create(text) is not null,
        _ => true,
    };

    private static bool IsDate(string text)
        => Date().IsMatch(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string text)
    {
        var match = Time().Match(text);
        if (!match.Success) return false;
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Part("h"), Part("m"), Part("s"));
        var (offsetHour, offsetMinute) = (Part("oh"), Part("om"));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;

        // A leap second is the last of a day in UTC.
        var offset = ((offsetHour * 60) + offsetMinute) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        return second < 60 || ((hour * 60) + minute - offset + 1440) % 1440 == 1439;
    }

    private static bool IsHostname(string text)
        => text.Length <= HostnameMax && Hostname().IsMatch(text);

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
        "^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\\.[0-9]+)?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\\z", Options, Timeout)]
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

    [GeneratedRegex("^[^\\s@]+@[^\\s@]+\\z", Options, Timeout)]
    private static partial Regex InternationalEmail();

    [GeneratedRegex(
        "^[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?(\\.[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*\\z", Options, Timeout)]
    private static partial Regex Hostname();

    [GeneratedRegex(
        "^(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}\\z", Options, Timeout)]
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
        "^((?<scheme>[A-Za-z][0-9A-Za-z+.-]*):)?(//(?<authority>[^/?#]*))?(?<path>[^?#\\[\\]]*)(\\?[^#\\[\\]]*)?(#[^#\\[\\]]*)?\\z",
        Options, Timeout)]
    private static partial Regex UriParts();

    [GeneratedRegex("^([^@\\[\\]]*@)?(\\[(?<ip>[^\\]]*)\\]|[^:@\\[\\]]*)(:[0-9]*)?\\z", Options, Timeout)]
    private static partial Regex Authority();

    [GeneratedRegex(
        "^([^\\x00-\\x20\"'<>\\\\^`{|}%]|%[0-9A-Fa-f]{2}"
        + "|\\{[+#./;?&=,!@|]?[0-9A-Za-z_%.]+(\\*|:[1-9][0-9]{0,3})?(,[0-9A-Za-z_%.]+(\\*|:[1-9][0-9]{0,3})?)*\\})*\\z",
        Options, Timeout)]
    private static partial Regex UriTemplate();

    [GeneratedRegex("^(/([^/~]|~[01])*)*\\z", Options, Timeout)]
    private static partial Regex JsonPointer();

    [GeneratedRegex("^(0|[1-9][0-9]*)(#|(/([^/~]|~[01])*)*)\\z", Options, Timeout)]
    private static partial Regex RelativeJsonPointer();
}
