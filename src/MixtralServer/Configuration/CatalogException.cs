namespace MixtralServer.Configuration;

/// <summary>The catalogue cannot be used. The message lists all that is wrong with it, one line each.</summary>
internal sealed class CatalogException : Exception
{
    public CatalogException(string message)
        : base(message)
    {
    }

    /// <param name="problems">What was found, in the order of the file.</param>
    /// <param name="problemCount">How many there are in all.</param>
    public CatalogException(IReadOnlyList<CatalogProblem> problems, int problemCount)
        : base(string.Join('\n', [.. problems.Select(p => p.ToString()), .. Rest(problemCount - problems.Count)]))
        => Problems = problems;

    /// <summary>What is wrong, in the order of the file; empty where the file could not be read at all.</summary>
    public IReadOnlyList<CatalogProblem> Problems { get; } = [];

    private static string[] Rest(int count) => count > 0 ? [$"… and {count} more"] : [];
}
