using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Matching;
using MixtralServer.Grammar.Tests.Fakes;
using Xunit.Abstractions;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>
/// MaskBench: schemas from the field with valid and invalid values, which are written token by token. A schema passes where
/// all of its values come out right, the end of the text included.
/// </summary>
public sealed class MaskBenchTests(ITestOutputHelper output)
{
    private const double PassingShareLeast = 0.92;

    [SkippableFact]
    public void MaskBench_DevelopmentSet_HasNoFalseAccepts()
    {
        var compiler = new GrammarCompiler(
            TestVocabulary.MistralOrSkip(), new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default);
        var (schemas, passing) = (0, 0);
        List<string> falseAccepts = [];
        foreach (var line in LinesOrSkip())
        {
            using var document = JsonDocument.Parse(line);
            schemas++;
            if (Passes(document.RootElement, compiler, falseAccepts)) passing++;
        }

        output.WriteLine($"{passing} of {schemas} pass");
        Assert.Equal([], falseAccepts);
        Assert.InRange((double)passing / schemas, PassingShareLeast, 1);
    }

    private static IEnumerable<string> LinesOrSkip()
    {
        using var file = File.OpenRead(SharedFiles.FindOrSkip("data/json-schema/maskbench-dev.jsonl.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private bool Passes(JsonElement item, GrammarCompiler compiler, List<string> falseAccepts)
    {
        var id = item.GetProperty("id").GetString()!;
        if (Compile(item.GetProperty("schema"), compiler, id) is not { } grammar) return false;
        var passes = true;
        foreach (var test in item.GetProperty("tests").EnumerateArray())
        {
            var (data, valid) = (test.GetProperty("data"), test.GetProperty("valid").GetBoolean());
            var accepted = Writes(grammar, data);
            if (accepted && !valid) falseAccepts.Add($"{id}: {test.GetProperty("description").GetString()}");
            if (!accepted && valid) output.WriteLine($"false reject {id}");
            passes &= accepted == valid;
        }

        return passes;
    }

    private CompiledGrammar? Compile(JsonElement schema, GrammarCompiler compiler, string id)
    {
        if (!SchemaCompiler.TryCompile(schema, SchemaCompileOptions.Default, out var grammar, out var problem))
        {
            output.WriteLine($"refused {id}: {problem}");
            return null;
        }

        try
        {
            return compiler.Compile(grammar.Grammar, CancellationToken.None);
        }
        catch (GrammarException e)
        {
            output.WriteLine($"refused {id}: {e.Message}");
            return null;
        }
    }

    private static bool Writes(CompiledGrammar grammar, JsonElement data)
    {
        var matcher = grammar.CreateMatcher();
        var mask = new ulong[grammar.Vocabulary.MaskWords];
        foreach (var token in grammar.Vocabulary.Split(Encoding.UTF8.GetBytes(JsonText.Of(data, JsonWhitespace.Spaced)))!)
        {
            if (!matcher.TryFillMask(mask) || !mask.Allows(token) || matcher.TryAccept(token) != MatchResult.Accepted)
                return false;
        }

        return matcher.TryFillMask(mask) && grammar.Vocabulary.Ends.Any(end => mask.Allows(end));
    }
}
