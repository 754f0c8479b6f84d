using System.Globalization;
using System.Text.RegularExpressions;

namespace MixtralServer.Configuration;

/// <summary>Where a model's weights are: a GGUF file, the first part of a split one, or the embedded model.</summary>
/// <param name="Written">As the user wrote it.</param>
/// <param name="Path">The absolute path; the name itself for an embedded model.</param>
internal sealed partial record ModelFile(string Written, string Path)
{
    /// <summary>The name of the embedded model, which is made on first use and needs no download.</summary>
    public const string EmbeddedName = "builtin:tiny";

    private const string EmbeddedPrefix = "builtin:";

    /// <summary>The embedded model.</summary>
    public static ModelFile Embedded { get; } = new(EmbeddedName, EmbeddedName);

    /// <summary>Whether this is the embedded model rather than a file.</summary>
    public bool IsEmbedded => Path == EmbeddedName;

    /// <summary>Every file that must be there: all parts where it is split, none where it is embedded.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            if (IsEmbedded)
                return [];
            var match = PartPattern().Match(Path);
            return match.Success
                ? Enumerable.Range(1, Number(match, 2)).Select(part => PartPattern().Replace(Path, PartName(part)))
                : [Path];
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
        var match = PartPattern().Match(written);
        if (match.Success && Number(match, 1) != 1)
            return $"\"{written}\" is a later part of a split model; name part 1, the others are found beside it";
        return null;
    }

    /// <summary>The file with its absolute path; there must be no <see cref="Objection"/> to it.</summary>
    /// <param name="written">The name, with <c>~</c> and variables already expanded.</param>
    /// <param name="folder">What a relative path starts from.</param>
    public static ModelFile At(string written, string folder) => written == EmbeddedName
        ? Embedded
        : new ModelFile(written, System.IO.Path.GetFullPath(written, System.IO.Path.GetFullPath(folder)));

    /// <summary>The file's name without folder, ending and part number.</summary>
    public string ShortName => IsEmbedded
        ? "mixtral-tiny"
        : PartPattern().Replace(System.IO.Path.GetFileName(Path), ".gguf")[..^".gguf".Length];

    private static string PartName(int part) => $"-{part.ToString("D5", CultureInfo.InvariantCulture)}-of-$2.gguf";

    private static int Number(Match match, int group)
        => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // The names that llama.cpp's gguf-split gives.
    [GeneratedRegex(@"-(\d{5})-of-(\d{5})\.gguf\z", RegexOptions.IgnoreCase)]
    private static partial Regex PartPattern();
}
