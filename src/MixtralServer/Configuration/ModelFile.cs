using MixtralServer.Gguf.Splits;

namespace MixtralServer.Configuration;

/// <summary>Where a model's weights are: a GGUF file, or the first part of a split one.</summary>
/// <param name="Written">As the user wrote it.</param>
/// <param name="Path">The absolute path.</param>
internal sealed record ModelFile(string Written, string Path)
{
    /// <summary>What is written for the model that comes with the program.</summary>
    public const string BuiltInName = "builtin:tiny";

    /// <summary>The id under which that model is served where nothing else says; also its file's name.</summary>
    public const string BuiltInId = "tiny-mixtral";

    private const string BuiltInPrefix = "builtin:";
    private const string PartEnding = "-00001-of-00001.gguf";

    /// <summary>The model that comes with the program, in its folder.</summary>
    public static ModelFile BuiltIn { get; } = new(
        BuiltInName, System.IO.Path.Combine(AppContext.BaseDirectory, $"{BuiltInId}.gguf"));

    /// <summary>Every file that must be there: all parts where it is split.</summary>
    public IReadOnlyList<string> Parts => SplitModel.Find(Path)?.Parts ?? [Path];

    /// <summary>The file's name without folder, ending and part number.</summary>
    public string ShortName
    {
        get
        {
            var name = System.IO.Path.GetFileName(Path);
            return SplitModel.Find(Path) is null
                ? System.IO.Path.GetFileNameWithoutExtension(name)
                : name[..^PartEnding.Length];
        }
    }

    /// <summary>The parts that are not there; empty where the model can be loaded.</summary>
    public IReadOnlyList<string> Missing() => [.. Parts.Where(part => !File.Exists(part))];

    /// <summary>Says what is wrong with a file as written, or null where it can be tried.</summary>
    public static string? Objection(string written)
    {
        if (written.StartsWith(BuiltInPrefix, StringComparison.Ordinal))
            return written == BuiltInName ? null : $"there is no {written}; the model that comes with the program is {BuiltInName}";
        if (written.Contains('\0', StringComparison.Ordinal))
            return "a path cannot hold a NUL character";
        if (!written.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
            return $"\"{written}\" is no GGUF file; name a file that ends in .gguf, or {BuiltInName}";
        var name = System.IO.Path.GetFileName(written);
        if (SplitModel.Find(name) is { } split && split.Parts[0] != name)
            return $"\"{written}\" is a later part of a split model; name part 1, the others are found beside it";
        return null;
    }

    /// <summary>The file with its absolute path; there must be no <see cref="Objection"/> to it.</summary>
    /// <param name="written">The name, with <c>~</c> and variables already expanded.</param>
    /// <param name="folder">What a relative path starts from.</param>
    public static ModelFile At(string written, string folder) => written == BuiltInName
        ? BuiltIn
        : new ModelFile(written, System.IO.Path.GetFullPath(written, System.IO.Path.GetFullPath(folder)));
}
