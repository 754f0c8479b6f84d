namespace MixtralServer.Grammar.Tests.Fakes;

/// <summary>Grammars that several tests use, in GBNF.</summary>
internal static class GrammarTexts
{
    public const string Json = """
        root ::= value
        value ::= object | array | string | number | "true" | "false" | "null"
        object ::= "{" ws ( string ws ":" ws value ws ( "," ws string ws ":" ws value ws )* )? "}"
        array ::= "[" ws ( value ws ( "," ws value ws )* )? "]"
        string ::= "\"" ( [^"\\\x00-\x1F] | "\\" ( ["\\/bfnrt] | "u" [0-9a-fA-F]{4} ) )* "\""
        number ::= "-"? ( "0" | [1-9] [0-9]* ) ( "." [0-9]+ )? ( [eE] [-+]? [0-9]+ )?
        ws ::= ( " " | "\n" [ \t]{0,20} )?
        """;

    public const string Expression = """
        root ::= sum
        sum ::= product ( [-+] product )*
        product ::= atom ( [*,] atom )*
        atom ::= [abc1]+ | "[" sum "]" | "{" sum? "}"
        """;

    public const string TokenCalls = """
        root ::= text? ( <[TOOL_CALLS]> "[" call ( "," call ){0,3} "]" | !<[3]> )
        text ::= [ab ]{1,6}
        call ::= "{" [a-z]* "}"
        """;
}
