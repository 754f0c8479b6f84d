using System.Text.Json;
using System.Text.Json.Nodes;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.Tests.Fakes;
using Xunit.Abstractions;

namespace MixtralServer.Grammar.Tests.JsonSchema;

/// <summary>Real function calls: what the Berkeley leaderboard accepts, the grammar of the function's parameters does too.</summary>
public sealed class BfclTests(ITestOutputHelper output)
{
    // Accepted calls that break the schema which their own function declares.
    private static readonly Dictionary<string, string> Wrong = new()
    {
        ["simple_python_17: {\"number\":450,\"formatted\":\"\"}"] = "formatted is required, but may be omitted",
        ["simple_python_149: {\"company_names\":[[\"Apple\"],[\"Microsoft\"]]}"] = "names are strings, not arrays",
        ["simple_python_200: {\"distance\":12000,\"fuel_type\":\"gas\",\"fuel_efficiency\":\"\",\"efficiency_reduction\":0}"]
            = "fuel_efficiency is required, but may be omitted",
        ["simple_python_307: {\"teams\":[\"Clippers\",\"Lakers\"],\"date\":\"01/28/2021\",\"venue\":true}"] = "venue is a string",
        ["simple_python_358: {\"diet\":[\"GF\"],\"time_limit\":30,\"dish\":\"cookie\"}"] = "GF is not in the enum",
        ["simple_python_358: {\"diet\":[\"gluten free\"],\"time_limit\":30,\"dish\":\"cookie\"}"] = "the enum has it in capitals",
        ["parallel_88: {\"initial_velocity\":\"\",\"height\":10}"] = "initial_velocity is required, but may be omitted",
        ["parallel_152: {\"base\":2,\"exponent\":3,\"mod\":null}"] = "mod is a number",
        ["parallel_152: {\"base\":3,\"exponent\":5,\"mod\":null}"] = "mod is a number",
    };

    [SkippableTheory]
    [InlineData("simple_python", 400)]
    [InlineData("parallel", 200)]
    public void Grammar_EveryAcceptedCall_IsAccepted(string category, int tasks)
    {
        var answers = Read($"data/bfcl/possible_answer/BFCL_v4_{category}.json").ToDictionary(answer => (string)answer["id"]!);
        List<string> refused = [];
        var (count, calls) = (0, 0);
        foreach (var task in Read($"data/bfcl/BFCL_v4_{category}.json"))
        {
            count++;
            var functions = task["function"]!.AsArray().ToDictionary(function => (string)function!["name"]!, Compiler);
            foreach (var (name, arguments) in answers[(string)task["id"]!]["ground_truth"]!.AsArray().SelectMany(call => call!.AsObject()))
            {
                var (schema, grammar) = functions[name];
                foreach (var call in BfclCalls.Of(arguments!.AsObject(), schema))
                {
                    calls++;
                    if (!grammar.Accepts(Text(call))) refused.Add($"{task["id"]}: {call.ToJsonString()}");
                }
            }
        }

        output.WriteLine($"{calls} calls of {count} tasks");
        foreach (var call in refused) output.WriteLine(call);
        Assert.Equal(tasks, count);
        Assert.Equal(Wrong.Keys.Where(call => call.StartsWith(category, StringComparison.Ordinal)), refused);
    }

    private static (JsonElement Schema, CompiledGrammar Grammar) Compiler(JsonNode? function)
    {
        var schema = ParameterSchema.Of(Schemas.Json(function!["parameters"]!.ToJsonString()));
        return (schema, Schemas.Compile(schema.GetRawText()));
    }

    private static string Text(JsonObject call) => JsonText.Of(Schemas.Json(call.ToJsonString()), JsonWhitespace.Spaced);

    private static IEnumerable<JsonObject> Read(string path)
        => File.ReadLines(SharedFiles.FindOrSkip(path)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject());
}
