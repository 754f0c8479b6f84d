namespace MixtralServer.Tests.Repository;

public sealed class MixtralScriptTests
{
    public MixtralScriptTests() => Skip.If(OperatingSystem.IsWindows(), "the script needs bash");

    [SkippableFact]
    public async Task Test_SeveralProjects_AreSummedInOneLastLine()
    {
        using var sandbox = new ScriptSandbox();
        sandbox.AddTests("A.Tests", total: 10, executed: 8, passed: 8);
        sandbox.AddTests("B.Tests", total: 5, executed: 5, passed: 4, code: 1);

        var (code, output) = await sandbox.RunAsync(["test"]);

        Assert.Equal((1, "12 passed, 1 failed, 2 skipped"), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Test_AllPass_Succeeds()
    {
        using var sandbox = new ScriptSandbox();
        sandbox.AddTests("A.Tests", total: 3, executed: 3, passed: 3);
        sandbox.AddTests("Empty.Tests", code: 0);

        var (code, output) = await sandbox.RunAsync(["test"]);

        Assert.Equal((0, "3 passed, 0 failed, 0 skipped"), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Test_NothingRan_Fails()
    {
        using var sandbox = new ScriptSandbox();
        sandbox.AddTests("A.Tests", total: 2, executed: 0, passed: 0);

        var (code, output) = await sandbox.RunAsync(["test"]);

        Assert.Equal((1, "0 passed, 0 failed, 2 skipped"), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Test_CrashedProject_CountsAsAFailure()
    {
        using var sandbox = new ScriptSandbox();
        sandbox.AddTests("A.Tests", total: 3, executed: 3, passed: 3);
        sandbox.AddTests("NoResult.Tests", code: 134);
        sandbox.AddTests("PartialResult.Tests", total: 2, executed: 2, passed: 2, code: 1);

        var (code, output) = await sandbox.RunAsync(["test"]);

        Assert.Equal((1, "5 passed, 2 failed, 0 skipped"), (code, Assert.Single(output)));
    }

    [SkippableTheory]
    [InlineData("ℹ tests 9\nℹ pass 5\nℹ fail 0\nℹ skipped 3\nℹ todo 1\n", 0, "6 passed, 0 failed, 4 skipped")]
    [InlineData("# pass 5\n# fail 2\n# cancelled 1\n# skipped 0\n", 1, "6 passed, 3 failed, 0 skipped")]
    [InlineData("SyntaxError\n", 1, "1 passed, 1 failed, 0 skipped")]
    public async Task Test_Clients_AreCountedToo(string printed, int clientCode, string expected)
    {
        using var sandbox = new ScriptSandbox();
        sandbox.AddTests("A.Tests", total: 1, executed: 1, passed: 1);
        sandbox.Write("repo/tests/clients/package.json", "{}");
        sandbox.Write("fakes/clients.txt", printed);
        sandbox.Write("fakes/clients.code", $"{clientCode}");

        var (code, output) = await sandbox.RunAsync(["test"]);

        Assert.Equal((clientCode, expected), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Program_CalledThroughLinkFromElsewhere_RunsWithTheRepositorysCatalogueAndEvaluationSet()
    {
        using var sandbox = new ScriptSandbox();
        sandbox.Write("repo/models.yaml", "");
        sandbox.Write("repo/tools/tiny-mixtral/eval/sums.jsonl", "");
        File.CreateSymbolicLink(sandbox.PathOf("repo/link"), "mixtral");
        File.CreateSymbolicLink(sandbox.PathOf("door"), "repo/link");

        var (code, output) = await sandbox.RunAsync(["models", "list", "a b"], script: "door");

        var expected = $"ran: models list a b catalog={sandbox.PathOf("repo/models.yaml")} "
            + $"set={sandbox.PathOf("repo/tools/tiny-mixtral/eval")}";
        Assert.Equal((0, expected), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Bench_Micro_PassesItsArgumentsOn()
    {
        using var sandbox = new ScriptSandbox();

        var (code, output) = await sandbox.RunAsync(["bench", "micro", "--filter", "a b"]);

        var expected = $"ran: --artifacts {sandbox.PathOf("repo/artifacts/benchmarks")} --filter a b catalog= set=";
        Assert.Equal((0, expected), (code, Assert.Single(output)));
    }

    [SkippableFact]
    public async Task Program_NoStandIn_RemembersTheFeedsAnswer()
    {
        using var sandbox = new ScriptSandbox();

        await sandbox.RunAsync(["serve"]);

        Assert.Equal(
            "Shim the package feed has no LLamaSharp 1.2.3\n",
            await File.ReadAllTextAsync(sandbox.PathOf("repo/artifacts/runtime.txt")));
    }
}
