using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>What points to things: URIs and their templates (RFC 3986, 3987, 6570), JSON pointers (RFC 6901).</summary>
internal static partial class UriFormats
{
    private const string Variable = "([0-9A-Za-z_]|%[0-9A-Fa-f]{2})+(\\.([0-9A-Za-z_]|%[0-9A-Fa-f]{2})+)*(\\*|:[1-9][0-9]{0,3})?";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 200; // milliseconds

    public static bool IsUriTemplate(string text) => UriTemplate().IsMatch(text);

    public static bool IsJsonPointer(string text) => JsonPointer().IsMatch(text);

    public static bool IsRelativeJsonPointer(string text) => RelativeJsonPointer().IsMatch(text);

    public static bool IsUri(string text, bool needsScheme, bool international)
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
        return host.Length == 0 || host[0] is 'v' or 'V' || HostFormats.IsIpv6(host);
    }

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
