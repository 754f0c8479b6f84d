using System.Text.RegularExpressions;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>The formats of the standard; others are annotations and demand nothing.</summary>
internal static partial class FormatChecks
{
    private static readonly HashSet<string> Names =
    [
        "date", "time", "date-time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uuid",
        "uri", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer", "relative-json-pointer", "regex",
    ];

    /// <summary>Whether a format demands anything.</summary>
    public static bool Knows(string format) => Names.Contains(format);

    /// <summary>Whether a text has a format; every text has an unknown one, and none has one that takes too long to find out.</summary>
    public static bool Satisfies(string format, string text) => Match(format, text) ?? false;

    /// <summary>Whether a text has a format; null where that takes too long to find out.</summary>
    public static bool? Match(string format, string text)
    {
        try
        {
            return Has(format, text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static bool Has(string format, string text) => format switch
    {
        "date" => DateFormats.IsDate(text),
        "time" => DateFormats.IsTime(text),
        "date-time" => DateFormats.IsDateTime(text),
        "duration" => DateFormats.IsDuration(text),
        "email" => HostFormats.IsEmail(text),
        "idn-email" => HostFormats.IsInternationalEmail(text),
        "hostname" => HostFormats.IsHostname(text),
        "idn-hostname" => HostFormats.IsInternationalHostname(text),
        "ipv4" => HostFormats.IsIpv4(text),
        "ipv6" => HostFormats.IsIpv6(text),
        "uuid" => Uuid().IsMatch(text),
        "uri" => UriFormats.IsUri(text, needsScheme: true, international: false),
        "uri-reference" => UriFormats.IsUri(text, needsScheme: false, international: false),
        "iri" => UriFormats.IsUri(text, needsScheme: true, international: true),
        "iri-reference" => UriFormats.IsUri(text, needsScheme: false, international: true),
        "uri-template" => UriFormats.IsUriTemplate(text),
        "json-pointer" => UriFormats.IsJsonPointer(text),
        "relative-json-pointer" => UriFormats.IsRelativeJsonPointer(text),
        "regex" => PatternMatcher.Create(text) is not null,
        _ => true,
    };

    [GeneratedRegex("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\z", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Uuid();
}
