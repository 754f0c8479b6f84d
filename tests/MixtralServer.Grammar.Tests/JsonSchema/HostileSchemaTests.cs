using System.Text;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>Schemas made to take for ever: each is compiled or refused within bounds, and can be ended early.</summary>
public sealed class HostileSchemaTests
{
    // Far beyond what a server gives them; a schema that needs it got past the limits of work.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Hostile => new()
    {
        "{\"enum\":[" + Join(50_000, i => $"\"v{i}\"") + "]}",
        "{\"enum\":[\"" + new string('a', 1_000_000) + "\"]}",
        "{\"type\":\"string\",\"description\":\"" + new string('a', 1_040_000) + "\"}",
        "{\"properties\":{" + Join(20_000, i => $"\"p{i}\":{{}}") + "}}",
        "{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + Join(3_000, i =>
            $"\"a{i}\":{{\"items\":{{\"$ref\":\"#/$defs/a{(i + 1) % 3_000}\"}},\"contains\":{{\"$ref\":\"#/$defs/a{i * 7 % 3_000}\"}}}}") + "}}",
        "{\"allOf\":[" + Join(10_000, i => $"{{\"items\":{{\"$ref\":\"#/$defs/a{i / 2}\"}}}}") + "],\"$defs\":{"
            + Join(5_000, i => $"\"a{i}\":{{\"type\":\"integer\"}}") + "}}",
        "{\"$ref\":\"#/$defs/a0\",\"$defs\":{" + Join(90, i =>
            $"\"a{i}\":{{\"anyOf\":[{{\"$ref\":\"#/$defs/a{(i + 1) % 90}\"}},{{\"$ref\":\"#/$defs/a{(i + 1) % 90}\"}}]}}") + "}}",
        "{\"$ref\":\"#\"}",
        "{\"allOf\":[" + Join(60, i => $"{{\"anyOf\":[{{\"minimum\":{i}}},{{\"maxLength\":{i}}},{{\"minItems\":{i}}}]}}") + "]}",
        "{\"type\":\"string\",\"allOf\":[" + Join(12, i => $"{{\"pattern\":\"(a|b)*{(char)('c' + i)}[ab]{{{i + 3}}}\"}}") + "]}",
        """{"type":"string","minLength":100000,"pattern":"^([a-z]+[0-9]){0,5000}$"}""",
        "{\"patternProperties\":{" + Join(200, i => $"\"^(a|b)*x{i}[ab]{{0,30}}$\":{{}}") + "}}",
        Repeat("{\"items\":", 60_000),
        Repeat("{\"not\":", 63) + "{}" + new string('}', 63),
        """{"type":"array","maxItems":2147483647,"minItems":2147483647,"items":{"type":"string","minLength":2147483647}}""",
        """{"type":"array","maxItems":99999999999999999999999,"items":{"multipleOf":0.0000000000000000000001}}""",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Add_Hostile_IsCompiledOrRefused(string schema)
    {
        using var patience = new CancellationTokenSource(Patience);
        var builder = new GrammarBuilder(GrammarLimits.Default, patience.Token);
        try
        {
            var grammar = Compiled.From(builder.Build(SchemaText.Add(builder, schema, SchemaCompileOptions.Default, out _)), cancellation: patience.Token);
            Assert.True(grammar.StateCount > 0);
        }
        catch (GrammarException problem)
        {
            Assert.InRange(problem.Message.Length, 10, 600);
        }
    }

    [Fact]
    public void Add_Cancelled_Ends()
    {
        var builder = new GrammarBuilder(GrammarLimits.Default, new CancellationToken(canceled: true));

        Assert.Throws<OperationCanceledException>(() => SchemaText.Add(
            builder, """{"properties":{"a":{}}}""", SchemaCompileOptions.Default, out _));
    }

    private static string Join(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();
}
