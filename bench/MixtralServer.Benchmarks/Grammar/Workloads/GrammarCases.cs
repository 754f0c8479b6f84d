namespace MixtralServer.Benchmarks.Grammar.Workloads;

/// <summary>Grammars as they come up, each with a text that follows it.</summary>
internal static class GrammarCases
{
    private const string JsonRules = """
        value ::= object | array | string | number | "true" | "false" | "null"
        object ::= "{" ws ( string ws ":" ws value ws ( "," ws string ws ":" ws value ws )* )? "}"
        array ::= "[" ws ( value ws ( "," ws value ws )* )? "]"
        string ::= "\"" char* "\""
        char ::= [^"\\\x00-\x1F] | "\\" ( ["\\/bfnrt] | "u" [0-9a-fA-F]{4} )
        number ::= "-"? ( "0" | [1-9] [0-9]* ) ( "." [0-9]+ )? ( [eE] [-+]? [0-9]+ )?
        ws ::= ( " " | "\n" [ \t]{0,20} )?

        """;

    private const string Person = """
        root ::= "{\"name\": \"" char{1,100} "\", \"age\": " age ", \"city\": \"" city "\", " rest
        rest ::= "\"email\": \"" email "\", \"tags\": [" tags "]}"
        age ::= "0" | [1-9] [0-9]{0,2}
        city ::= "Paris" | "Rome" | "Oslo"
        email ::= [a-z0-9.]{1,60} "@" [a-z]{1,30} "." [a-z]{2,6}
        tags ::= ( tag ( ", " tag ){0,19} )?
        tag ::= "\"" char{0,40} "\""

        """;

    public static IReadOnlyDictionary<string, (string Grammar, string Text)> All { get; }
        = new Dictionary<string, (string, string)>
        {
            ["any JSON"] = (
                "root ::= value\n" + JsonRules,
                """
                {"name": "Ada Lovelace", "born": 1815, "works": [{"title": "Notes on the Analytical Engine", "pages": 66,
                "topics": ["numbers", "a loop of \"cards\"", null, true]}, {"title": "Notes", "pages": [1, 2, 3.5e2]}], "ok": {}}
                """.ReplaceLineEndings("\n")),
            ["a fixed object"] = (
                Person + JsonRules,
                """{"name": "Ada King, Countess of Lovelace", "age": 36, "city": "Rome", """
                + """ "email": "ada.lovelace1815@example.org", "tags": ["first programmer", "analyst", "café"]}""".TrimStart()),
            ["free text until a call"] = (
                "root ::= [^\\x00]* | [^\\x00]{0,2000} \"[\" [a-z]* \"]\"",
                "The answer is in the tool's output, so let me look it up there: [lookup]"),
        };
}
