namespace MixtralServer.Configuration;

/// <summary>Finds the catalogue that is meant when none is named.</summary>
internal static class CatalogLocation
{
    /// <summary>The environment variable that names a catalogue.</summary>
    public const string Variable = "MIXTRAL_CATALOG";

    private const string FileName = "models.yaml";

    /// <summary>
    /// The first of: the named one, the one in <see cref="Variable"/>, <c>models.yaml</c> in the current folder, the
    /// one beside the program. Only the last two must exist to count; null where there is none.
    /// </summary>
    public static string? Find(
        string? named,
        Func<string, string?> environment,
        string currentFolder,
        string programFolder)
    {
        if (named is not null)
            return named;
        if (environment(Variable) is { Length: > 0 } variable)
            return variable;
        string[] usual = [Path.Combine(currentFolder, FileName), Path.Combine(programFolder, FileName)];
        return usual.FirstOrDefault(File.Exists);
    }
}
