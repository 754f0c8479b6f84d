using System.Xml.Linq;

namespace MixtralServer.Tests.Repository;

/// <summary>Which project may know which: the table of the architecture, kept by a test.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Table = new()
    {
        ["MixtralServer.Protocol"] = ([], []),
        ["MixtralServer.Grammar"] = ([], []),
        ["MixtralServer.Gguf"] = ([], []),
        ["LLamaSharp.Shim"] = ([], []),
        ["MixtralServer.Inference"] = (
            ["MixtralServer.Grammar"],
            ["Microsoft.Extensions.Logging.Abstractions", "System.Numerics.Tensors"]),
        ["MixtralServer.Chat"] = (
            ["MixtralServer.Protocol", "MixtralServer.Grammar", "MixtralServer.Inference"],
            []),
        ["MixtralServer.LLama"] = (
            ["MixtralServer.Inference", "LLamaSharp.Shim"],
            ["LLamaSharp", "LLamaSharp.Backend.Cpu", "LLamaSharp.Backend.Cuda12"]),
        ["MixtralServer"] = (
            [
                "MixtralServer.Chat", "MixtralServer.Inference", "MixtralServer.LLama", "MixtralServer.Protocol",
                "MixtralServer.Gguf", "MixtralServer.Grammar",
            ],
            [
                "LLamaSharp.Backend.Cpu", "LLamaSharp.Backend.Cuda12", "Microsoft.AspNetCore.OpenApi",
                "Spectre.Console", "Swashbuckle.AspNetCore", "System.CommandLine", "YamlDotNet",
            ]),
    };

    public static TheoryData<string> Projects
        => [.. Directory.GetFiles(RepositoryFiles.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_AreInTheTable(string project)
    {
        Assert.True(Table.ContainsKey(project), $"{project} is not in the table: add its row, here and in the docs");
        var (projects, packages) = Table[project];

        Assert.Equal([], References(project, "ProjectReference").Select(ProjectName).Except(projects));
        Assert.Equal([], References(project, "PackageReference").Except(packages));
    }

    [Fact]
    public void LLama_RuntimeReference_IsHiddenFromThoseWhoUseTheProject()
    {
        var runtimes = Load("MixtralServer.LLama").Descendants()
            .Where(item => item.Attribute("Include")?.Value is { } name
                && (name == "LLamaSharp" || ProjectName(name) == "LLamaSharp.Shim"));

        Assert.NotEmpty(runtimes);
        Assert.All(runtimes, item => Assert.Equal("compile", item.Attribute("PrivateAssets")?.Value));
    }

    [Fact]
    public void Build_TransitiveReferences_AreOff()
    {
        var build = XDocument.Load(RepositoryFiles.Path("Directory.Build.props"));

        Assert.Equal("true", build.Descendants("DisableTransitiveProjectReferences").Single().Value);
    }

    private static IEnumerable<string> References(string project, string kind)
        => Load(project).Descendants(kind).Select(item => item.Attribute("Include")?.Value).OfType<string>();

    private static XDocument Load(string project)
        => XDocument.Load(RepositoryFiles.Path("src", project, $"{project}.csproj"));

    private static string ProjectName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
