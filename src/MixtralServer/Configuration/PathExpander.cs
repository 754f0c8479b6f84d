using System.Text.RegularExpressions;

namespace MixtralServer.Configuration;

/// <summary>Expands a leading <c>~</c> and <c>${NAME}</c> in paths.</summary>
/// <param name="environment">Looks an environment variable up; null where it is not set.</param>
internal sealed partial class PathExpander(Func<string, string?> environment)
{
    /// <summary>Expands <paramref name="path"/>.</summary>
    /// <returns>The path, or null and what is wrong with it.</returns>
    public (string? Path, string? Problem) Expand(string path)
    {
        var missing = VariablePattern().Matches(path).Select(match => match.Groups[1].Value)
            .FirstOrDefault(name => string.IsNullOrEmpty(environment(name)));
        if (missing is not null)
            return (null, $"the environment variable {missing} is not set; set it, or write the path out");
        var expanded = VariablePattern().Replace(path, match => environment(match.Groups[1].Value)!);
        if (expanded is not "~" && !expanded.StartsWith("~/", StringComparison.Ordinal))
            return (expanded, null);
        var home = environment("HOME") ?? environment("USERPROFILE");
        return string.IsNullOrEmpty(home)
            ? (null, "~ stands for the home folder, but HOME is not set; write the path out")
            : (home + expanded[1..], null);
    }

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex VariablePattern();
}
