namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Formats as regular expressions. Where a format is not regular or has odd corners, only its plain texts are generated: no
/// quoted mail boxes, no leap seconds.
/// </summary>
internal static class StringFormats
{
    private const string Day =
        "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        + "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
        + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";

    private const string Clock =
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

    // Two hyphens in a row would have to be looked into: they announce encoded international names.
    private const string Label = "[0-9A-Za-z](?:-?[0-9A-Za-z])*";
    private const string Host = Label + "(?:\\." + Label + ")*";
    private const string LabelLengths = "[^.]{1,63}(?:\\.[^.]{1,63})*";
    private const string Byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private const string Ipv4 = "(?:" + Byte + "(?:\\." + Byte + "){3})";
    private const string Group = "[0-9A-Fa-f]{1,4}";
    private const string LastTwo = "(?:" + Group + ":" + Group + "|" + Ipv4 + ")";

    // RFC 3986, appendix A.
    private const string Ipv6 =
        "(?:(?:" + Group + ":){6}" + LastTwo
        + "|::(?:" + Group + ":){5}" + LastTwo
        + "|(?:" + Group + ")?::(?:" + Group + ":){4}" + LastTwo
        + "|(?:(?:" + Group + ":){0,1}" + Group + ")?::(?:" + Group + ":){3}" + LastTwo
        + "|(?:(?:" + Group + ":){0,2}" + Group + ")?::(?:" + Group + ":){2}" + LastTwo
        + "|(?:(?:" + Group + ":){0,3}" + Group + ")?::" + Group + ":" + LastTwo
        + "|(?:(?:" + Group + ":){0,4}" + Group + ")?::" + LastTwo
        + "|(?:(?:" + Group + ":){0,5}" + Group + ")?::" + Group
        + "|(?:(?:" + Group + ":){0,6}" + Group + ")?::)";

    private const string Plain = "[0-9A-Za-z._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}";
    private const string Foreign = "|[\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF]";
    private const string MailAtom = "[!#$%&'*+/0-9=?A-Z^_`a-z{|}~-]+";

    private const string Variable = "[0-9A-Za-z_]+(?:\\*|:[1-9][0-9]{0,3})?";

    // Literals, classes and one level of groups; what is deeper needs a stack.
    private const string SimpleClass =
        "\\[\\^?(?:0-9|a-z|A-Z|a-f|A-F|[0-9A-Za-z_ .,:;@#%&!'\"/]|\\\\[dDwWsStnr.\\\\-])+\\]";

    private const string SimpleAtom =
        "(?:[^\\\\^$.*+?()\\[\\]{}|]|\\.|\\\\[dDwWsStnrfv.*+?()\\[\\]{}|/\\\\^$]|" + SimpleClass + ")";

    private const string SimpleRepeat = "(?:[*+?]\\??|\\{[0-9]{1,2},?\\})?";
    private const string SimpleTerms = "(?:" + SimpleAtom + SimpleRepeat + "|[\\^$|])*";
    private const string SimplePattern =
        "(?:" + SimpleTerms + "|\\((?:\\?:)?" + SimpleTerms + "\\)" + SimpleRepeat + ")*";

    /// <summary>Regular expressions that a text must all match to have a format.</summary>
    /// <param name="format">A format that the validator knows.</param>
    public static IReadOnlyList<string> PatternsOf(string format) => format switch
    {
        "date" => [Whole(Day)],
        "time" => [Whole(Clock)],
        "date-time" => [Whole($"{Day}T{Clock}")],
        "duration" =>
        [
            "^P(?:[0-9]+W|(?:[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D)?"
            + "(?:T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S))?)$",
            "^..",
        ],
        "email" or "idn-email" =>
            [Whole($"{MailAtom}(?:\\.{MailAtom})*@{Host}"), "^[^@]{1,64}@.{1,253}$", $"^[^@]*@{LabelLengths}$"],
        "hostname" or "idn-hostname" => [Whole(Host), "^.{1,253}$", Whole(LabelLengths)],
        "ipv4" => [Whole(Ipv4)],
        "ipv6" => [Whole(Ipv6)],
        "uuid" => ["^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$"],
        "uri" => [Whole(Uri("", absolute: true))],
        "uri-reference" => [Whole(Uri("", absolute: false))],
        "iri" => [Whole(Uri(Foreign, absolute: true))],
        "iri-reference" => [Whole(Uri(Foreign, absolute: false))],
        "uri-template" => [Whole($"(?:{Plain}|[:/?#@]|\\{{[+#./;?&]?{Variable}(?:,{Variable})*\\}})*")],
        "json-pointer" => [Whole("(?:/(?:[^/~]|~[01])*)*")],
        "relative-json-pointer" => [Whole("(?:0|[1-9][0-9]*)(?:#|(?:/(?:[^/~]|~[01])*)*)")],
        "regex" => [Whole(SimplePattern)],
        _ => [],
    };

    private static string Whole(string pattern) => $"^(?:{pattern})$";

    private static string Uri(string more, bool absolute)
    {
        var path = $"(?:{Plain}{more}|[:@/])*";
        var rooted = $"(?:/(?:(?:{Plain}{more}|[:@]){path})?)?";
        var authority =
            $"//(?:(?:{Plain}{more}|:)*@)?(?:\\[{Ipv6}\\]|(?:{Plain}{more})*)(?::[0-9]*)?(?:/{path})?";
        var tail = $"(?:\\?(?:{Plain}{more}|[:@/?])*)?(?:#(?:{Plain}{more}|[:@/?])*)?";
        var relative = $"(?:{Plain}{more}|@)(?:{Plain}{more}|@)*(?:/{path})?";
        return absolute
            ? $"[A-Za-z][0-9A-Za-z+.-]*:(?:{authority}|/(?:{Plain}{more}|[:@]){path}|/|(?:{Plain}{more}|[:@]){path}|){tail}"
            : $"(?:{Uri(more, absolute: true)}|(?:{authority}|{rooted}|{relative}){tail})";
    }
}
