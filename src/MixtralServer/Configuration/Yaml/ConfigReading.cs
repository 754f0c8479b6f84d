namespace MixtralServer.Configuration.Yaml;

/// <summary>Collects what is found while one file is read: its problems, and every key that was asked for.</summary>
/// <param name="file">The file's name as problems show it.</param>
internal sealed class ConfigReading(string file)
{
    // Enough to mend a file in one go; a hostile one must not fill the terminal.
    private const int MaxProblems = 100;

    private readonly List<CatalogProblem> _problems = [];
    private readonly SortedSet<string> _knownKeys = new(StringComparer.Ordinal);

    /// <summary>How many problems were found, also those beyond the ones kept.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>The problems in the order of their places; at most 100.</summary>
    public IReadOnlyList<CatalogProblem> Problems
        => [.. _problems.OrderBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column)];

    /// <summary>Every key that the reading code knows, such as <c>models[].gpu.layers</c>.</summary>
    public IReadOnlyCollection<string> KnownKeys => _knownKeys;

    /// <summary>Records a problem.</summary>
    public void Report(Place place, string message)
    {
        ProblemCount++;
        if (_problems.Count < MaxProblems)
            _problems.Add(new CatalogProblem(file, place, message));
    }

    /// <summary>Records that a key means something.</summary>
    public void Know(string key) => _knownKeys.Add(key);
}
