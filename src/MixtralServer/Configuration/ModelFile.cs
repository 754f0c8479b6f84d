using MixtralServer.Gguf.Splits;

namespace MixtralServer.Configuration;

/// <summary>Where a model's weights are: a GGUF file, the first part of a split one, or the embedded model.</summary>
/// <param name="Written">As the user wrote it.</param>
/// <param name="Path">The absolute path; the name itself for an embedded model.</param>
internal sealed record ModelFile(string Written, string Path)
{
    /// <summary>The name of the embedded model, which is made on first use and needs no download.</summary>
    public const string EmbeddedName = "builtin:tiny";

    /// <summary>The id under which the embedded model is served where nothing else says.</summary>
    public const string EmbeddedId = "tiny-mixtral";

    private const string EmbeddedPrefix = "builtin:";
    private const string PartEnding = "-00001-of-00001.gguf";

    /// <summary>The embedded model.</summary>
    public static ModelFile Embedded { get; } = new(EmbeddedName, EmbeddedName);

    /// <summary>Whether this is the embedded model rather than a file.</summary>
    public bool IsEmbedded => Path == EmbeddedName;

    /// <summary>Every file that must be there: all parts where it is split, none where it is embedded.</summary>
    public IReadOnlyList<string> Parts => IsEmbedded ? [] : SplitModel.Find(Path)?.Parts ?? [Path];

    /// <summary>The file's name without folder, ending and part number.</summary>
    public string ShortName
    {
        get
        {
            if (IsEmbedded)
                return EmbeddedId;
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
        if (written.StartsWith(EmbeddedPrefix, StringComparison.Ordinal))
            return written == EmbeddedName ? null : $"there is no {written}; the embedded model is {EmbeddedName}";
        if (written.Contains('\0', StringComparison.Ordinal))
            return "a path cannot hold a NUL character";
        if (!written.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
            return $"\"{written}\" is no GGUF file; name a file that ends in .gguf, or {EmbeddedName}";
        var name = System.IO.Path.GetFileName(written);
        if (SplitModel.Find(name) is { } split && split.Parts[0] != name)
            return $"\"{written}\" is a later part of a split model; name part 1, the others are found beside it";
        return null;
    }

    /// <summary>The file with its absolute path; there must be no <see cref="Objection"/> to it.</summary>
    /// <param name="written">The name, with <c>~</c> and variables already expanded.</param>
    /// <param name="folder">What a relative path starts from.</param>
    public static ModelFile At(string written, string folder) => written == EmbeddedName
        ? Embedded
        : new ModelFile(written, System.IO.Path.GetFullPath(written, System.IO.Path.GetFullPath(folder)));
}
