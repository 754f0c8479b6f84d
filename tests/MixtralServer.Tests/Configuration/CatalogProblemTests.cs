using MixtralServer.Configuration;

namespace MixtralServer.Tests.Configuration;

public sealed class CatalogProblemTests
{
    [Theory]
    [InlineData("contxt: 1", "4:5: models[0].contxt: unknown key; did you mean context?")]
    [InlineData("kv-cells: 9000", "4:5: models[0].kv-cells: unknown key; did you mean kv_cells?")]
    [InlineData("gpu: {layer: 3}", "4:11: models[0].gpu.layer: unknown key; did you mean layers?")]
    [InlineData("context: many", "4:14: models[0].context: \"many\" is not allowed; write a whole number from 16 to")]
    [InlineData("context: 8", "4:14: models[0].context: \"8\" is not allowed; write a whole number from 16 to 1048576")]
    [InlineData("context: 99999999999", "4:14: models[0].context: \"99999999999\" is not allowed; write a whole")]
    [InlineData("context: \"4096\"", "4:14: models[0].context: \"4096\" is not allowed; write a whole number")]
    [InlineData("context: [1]", "4:14: models[0].context: a list is not allowed; write a whole number")]
    [InlineData("context:", "4:5: models[0].context: has no value; write one, or remove the key for its default")]
    [InlineData("gpu: 3", "4:10: models[0].gpu: is \"3\", but needs keys of its own, indented below it")]
    [InlineData("aliases: x", "4:14: models[0].aliases: \"x\" is not allowed; write a list such as [\"a\", \"b\"]")]
    [InlineData("aliases: [a, a b]", "4:14: models[0].aliases: \"a b\" is no model name; use up to 200 letters")]
    [InlineData("enabled: maybe", "4:14: models[0].enabled: \"maybe\" is not allowed; write true or false")]
    [InlineData("chat_format: jinja", "\"jinja\" is not allowed; write one of auto, mistral-v1, mistral-v3,")]
    [InlineData("kv: {keys: q5}", "4:16: models[0].kv.keys: \"q5\" is not allowed; write one of f32, f16, q8_0, q4_0")]
    [InlineData("stop: [\"\"]", "4:12: models[0].stop: \"\" is not allowed; write a text of at least one character")]
    [InlineData("sampling: {temperature: .nan}", "temperature: \".nan\" is not allowed; write a number from 0 to 2")]
    [InlineData("sampling: {temperature: NaN}", "temperature: \"NaN\" is not allowed; write a number from 0 to 2")]
    [InlineData("limits: {request_timeout: 30}", "\"30\" is not allowed; write a duration from 1s to 24h, such as 30m")]
    [InlineData("gpu: {layers: -1}", "\"-1\" is not allowed; write a number of layers from 0 to 10000, or all")]
    [InlineData("gpu: {tensor_split: [1, x]}", "gpu.tensor_split: \"x\" is not allowed; write numbers from 0")]
    [InlineData("id: other", "4:5: models[0].id: written twice; keep one of them")]
    public void Read_WrongValue_IsNamedWithPlaceAndWhatIsAllowed(string line, string expected)
        => Assert.Contains(expected, Assert.Single(CatalogText.Problems(line)), StringComparison.Ordinal);

    [Theory]
    [InlineData("kv_cells", "context: 4096", "kv_cells: 2048")]
    [InlineData("parallel", "context: 16", "parallel: 200", "kv_cells: 100")]
    [InlineData("parallel", "parallel: 9", "batch: 8")]
    [InlineData("batch", "context: 100", "kv_cells: 100", "batch: 200")]
    [InlineData("micro_batch", "batch: 100", "micro_batch: 200")]
    [InlineData("prefill_budget", "batch: 100", "prefill_budget: 200")]
    [InlineData("limits.output_tokens", "context: 100", "limits: {output_tokens: 101}")]
    [InlineData("pricing.cached_input", "pricing: {input: 1, cached_input: 2}")]
    [InlineData("gpu.devices", "gpu: {devices: [CUDA0, cuda0]}")]
    [InlineData("gpu.split", "gpu: {devices: [CUDA0, CUDA1], split: none}")]
    [InlineData("gpu.tensor_split", "gpu: {tensor_split: [1, 1], split: none}")]
    [InlineData("gpu.tensor_split", "gpu: {tensor_split: [0, 0]}")]
    [InlineData("gpu.tensor_split", "gpu: {tensor_split: [1, 1], devices: [CUDA0]}")]
    [InlineData("gpu.main", "gpu: {devices: [CUDA0], main: 1}")]
    public void Read_ValuesThatContradictEachOther_AreReportedAtTheKey(string key, params string[] lines)
        => Assert.Contains(CatalogText.Problems(lines), problem =>
            problem.Contains($": models[0].{key}: ", StringComparison.Ordinal));

    [Theory]
    [InlineData("${NOPE}/m.gguf", "the environment variable NOPE is not set")]
    [InlineData("m.safetensors", "\"m.safetensors\" is no GGUF file")]
    [InlineData("m-00002-of-00003.gguf", "is a later part of a split model; name part 1")]
    [InlineData("builtin:huge", "there is no builtin:huge; the model that comes with the program is builtin:tiny")]
    public void Read_FileThatCannotBe_IsRefused(string file, string expected)
        => Assert.Contains(
            expected,
            Assert.Single(CatalogText.ProblemsOf($"models:\n- id: m\n  file: {file}\n")),
            StringComparison.Ordinal);

    [Fact]
    public void Read_IdAndFileMissing_AreBothAskedFor()
    {
        var problems = CatalogText.ProblemsOf("models:\n- {display_name: M}\n");

        Assert.Equal(2, problems.Length);
        Assert.Contains("models.yaml:2:3: models[0].id: is missing", problems[0], StringComparison.Ordinal);
        Assert.Contains("models.yaml:2:3: models[0].file: is missing", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NameTakenInAnotherCase_NamesTheOwner()
    {
        var problems = CatalogText.ProblemsOf(
            "models:\n- {id: One, file: a.gguf, aliases: [x]}\n- {id: two, file: b.gguf, aliases: [X, ONE]}\n");

        Assert.Equal(2, problems.Length);
        Assert.All(problems, problem => Assert.Contains("is taken by One already", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ManyProblems_AreAllReportedInOrder()
    {
        var problems = CatalogText.ProblemsOf(
            "drain_timeout: soon\nmodles: 3\nmodels:\n- {id: m, file: m.gguf, context: -1, top_p: 2}\n- 7\n");

        Assert.Equal(
            ["drain_timeout", "modles", "models[0].context", "models[0].top_p", "models[1]"],
            problems.Select(problem => problem.Split(": ")[1]));
    }

    [Fact]
    public void Read_MoreProblemsThanFitAScreen_AreCounted()
    {
        var text = "models:\n" + string.Concat(Enumerable.Repeat("- 7\n", 150));

        var e = Assert.Throws<CatalogException>(() => CatalogText.Read(text));

        Assert.Equal(100, e.Problems.Count);
        Assert.EndsWith("… and 50 more", e.Message, StringComparison.Ordinal);
    }
}
