using System.Diagnostics;

namespace MixtralServer.Tests.Repository;

/// <summary>
/// A copy of the <c>mixtral</c> script in a repository of its own, with stand-ins for dotnet and npm, so that its own
/// decisions can be tested without building anything.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private const string FakeDotnet =
        """
        #!/usr/bin/env bash
        case $1 in
          --list-sdks) echo "10.0.100 [/sdk]" ;;
          restore) echo "error NU1101: no such package"; exit 1 ;;
          test)
            name=$(basename "$2" .csproj)
            while [ "$1" != --results-directory ]; do shift; done
            [ ! -f "$FAKES/$name.trx" ] || cp "$FAKES/$name.trx" "$2/"
            [ ! -f "$FAKES/$name.code" ] || exit "$(cat "$FAKES/$name.code")"
            ;;
          *.dll) echo "ran: ${*:2} catalog=${MIXTRAL_CATALOG:-} set=${MIXTRAL_EVALUATION_SET:-}" ;;
        esac
        """;

    private const string FakeNpm =
        """
        #!/usr/bin/env bash
        if [ "$1" = ci ]; then mkdir -p node_modules && touch node_modules/.package-lock.json; exit; fi
        cat "$FAKES/clients.txt"
        exit "$(cat "$FAKES/clients.code")"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mixtral script ");

    public ScriptSandbox()
    {
        Write("repo/native/package-lock.json", "{}");
        Write("repo/src/Program.cs", "");
        Write("repo/Directory.Packages.props", "<PackageVersion Include=\"LLamaSharp\" Version=\"1.2.3\" />");
        File.Copy(RepositoryFiles.Path("mixtral"), PathOf("repo/mixtral"));
        WriteProgram("bin/dotnet", FakeDotnet);
        WriteProgram("bin/npm", FakeNpm);
        Directory.CreateDirectory(PathOf("fakes"));
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Adds a test project whose run leaves these counters, and ends with that code.</summary>
    public void AddTests(string name, int total, int executed, int passed, int code = 0)
    {
        AddTests(name, code);
        Write(
            $"fakes/{name}.trx",
            $"<ResultSummary outcome=\"Completed\">\n  <Counters total=\"{total}\" executed=\"{executed}\" "
            + $"passed=\"{passed}\" failed=\"0\" notExecuted=\"0\" />\n</ResultSummary>");
    }

    /// <summary>Adds a test project whose run leaves no result.</summary>
    public void AddTests(string name, int code)
    {
        Write($"repo/tests/{name}/{name}.csproj", "");
        Write($"fakes/{name}.code", $"{code}");
    }

    /// <summary>Runs the script, or a link to it.</summary>
    /// <returns>The exit code and the lines of its output.</returns>
    public async Task<(int Code, string[] Output)> RunAsync(string[] args, string script = "repo/mixtral")
    {
        var start = new ProcessStartInfo("bash", [PathOf(script), .. args])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["PATH"] = $"{PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["FAKES"] = PathOf("fakes");
        start.Environment.Remove("MIXTRAL_CATALOG");
        start.Environment.Remove("MIXTRAL_EVALUATION_SET");
        start.Environment.Remove("LLamaRuntime");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void WriteProgram(string name, string text)
    {
        Write(name, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
