using System.Text.Json;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Validation;
using MixtralServer.Grammar.Tests.Fakes;
using Xunit.Abstractions;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>Counts of the official suite, which may only get better.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    private readonly Dictionary<string, SchemaValidator?> _validators = [];
    private readonly Dictionary<string, CompiledGrammar?> _grammars = [];

    [SkippableFact]
    public void Validator_OfficialSuite_NeverTakesWhatIsInvalid()
    {
        var outcomes = OfficialSuite.ReadOrSkip().ToLookup(Validated);

        Report(outcomes);
        Assert.Equal([], outcomes[Outcome.Wrong].Select(test => test.Name));
        Assert.InRange(outcomes[Outcome.Refused].Count(), 0, 95);
        Assert.InRange(outcomes[Outcome.TooNarrow].Count(), 0, 30);
    }

    [SkippableFact]
    public void Compiler_OfficialSuite_NeverGeneratesWhatIsInvalid()
    {
        var outcomes = OfficialSuite.ReadOrSkip().ToLookup(Generated);

        Report(outcomes);
        Assert.Equal([], outcomes[Outcome.Wrong].Select(test => test.Name));
        Assert.InRange(outcomes[Outcome.Refused].Count(), 0, 188);
        Assert.InRange(outcomes[Outcome.TooNarrow].Count(), 0, 120);
    }

    [SkippableFact]
    public void Compiler_OfficialSuiteLenient_OnlyAdmitsMore()
    {
        var outcomes = OfficialSuite.ReadOrSkip().Where(test => Compile(test.Schema) is null).ToLookup(GeneratedLeniently);

        Report(outcomes);
        Assert.InRange(outcomes[Outcome.Refused].Count(), 0, 91); // remote references, and schemas that no value satisfies

        // This one is of a dialect that is not known, and in which no keyword means anything.
        Assert.Equal(
            ["vocabulary.json: schema that uses custom metaschema with with no validation vocabulary: no validation: invalid number, but it still validates"],
            outcomes[Outcome.TooNarrow].Select(test => test.Name));
    }

    private void Report(ILookup<Outcome, SuiteCase> outcomes)
    {
        foreach (var outcome in Enum.GetValues<Outcome>()) output.WriteLine($"{outcome}: {outcomes[outcome].Count()}");
        foreach (var outcome in outcomes.Where(outcome => outcome.Key != Outcome.Right))
        {
            foreach (var test in outcome) output.WriteLine($"{outcome.Key}: {test.Name}");
        }
    }

    private Outcome Validated(SuiteCase test)
    {
        var key = $"{test.AssertsFormats}{test.Schema.GetRawText()}";
        if (!_validators.TryGetValue(key, out var validator))
        {
            var read = SchemaDocument.TryRead(test.Schema, SchemaCompileOptions.Default, out var document, out _);
            _validators[key] = validator = read ? new SchemaValidator(document!, test.AssertsFormats) : null;
        }

        return validator is null ? Outcome.Refused : OutcomeOf(test, validator.Validate(test.Data, CancellationToken.None) is null);
    }

    private Outcome Generated(SuiteCase test)
    {
        var key = test.Schema.GetRawText();
        if (!_grammars.TryGetValue(key, out var grammar)) _grammars[key] = grammar = Compile(test.Schema);
        return grammar is null
            ? Outcome.Refused
            : OutcomeOf(test, grammar.Accepts(JsonText.Of(test.Data, JsonWhitespace.Spaced)));
    }

    private Outcome GeneratedLeniently(SuiteCase test)
    {
        var grammar = Compile(test.Schema, SchemaCompileOptions.Default with { Lenient = true });
        return grammar is null
            ? Outcome.Refused
            : OutcomeOf(test, grammar.Accepts(JsonText.Of(test.Data, JsonWhitespace.Spaced)));
    }

    private static CompiledGrammar? Compile(JsonElement schema, SchemaCompileOptions? options = null)
        => SchemaCompiler.TryCompile(schema, options ?? SchemaCompileOptions.Default, out var grammar, out _)
            ? Compiled.From(grammar.Grammar)
            : null;

    private static Outcome OutcomeOf(SuiteCase test, bool accepted)
        => accepted == test.Valid ? Outcome.Right : test.Valid ? Outcome.TooNarrow : Outcome.Wrong;

    private enum Outcome
    {
        Right,

        /// <summary>The schema is not taken at all.</summary>
        Refused,

        /// <summary>A valid value is not accepted.</summary>
        TooNarrow,

        /// <summary>A value that is not valid is accepted.</summary>
        Wrong,
    }
}
