using System.Globalization;
using System.Text.RegularExpressions;
using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Splits;

/// <summary>
/// A model in several files, named <c>NAME-00001-of-00003.gguf</c> and so on as llama.cpp's <c>gguf-split</c> does.
/// It is loaded by the path of its first part.
/// </summary>
/// <param name="Parts">The paths of all parts in order, whether they exist or not.</param>
public sealed partial record SplitModel(IReadOnlyList<string> Parts)
{
    /// <summary>Whether a name is that of a part; 5 digits bound the number of parts to 99,999.</summary>
    [GeneratedRegex(@"^(?<stem>.+)-(?<part>[0-9]{5})-of-(?<count>[0-9]{5})\.gguf$", RegexOptions.CultureInvariant)]
    private static partial Regex PartName();

    /// <summary>The paths of the parts that do not exist.</summary>
    public IReadOnlyList<string> Missing => Parts.Where(part => !File.Exists(part)).ToList();

    /// <summary>The split model that a path names a part of, or null where its name is not that of a part.</summary>
    public static SplitModel? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var match = PartName().Match(Path.GetFileName(path));
        if (!match.Success)
            return null;
        var part = int.Parse(match.Groups["part"].Value, CultureInfo.InvariantCulture);
        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        if (part < 1 || part > count)
            return null;
        var folder = Path.GetDirectoryName(path) ?? "";
        var stem = match.Groups["stem"].Value;
        return new SplitModel(Enumerable.Range(1, count)
            .Select(number => Path.Combine(folder, $"{stem}-{number:D5}-of-{count:D5}.gguf"))
            .ToList());
    }

    /// <summary>
    /// Reads a model by the path of its file, or of any part: one document for each part. Throws
    /// <see cref="FileNotFoundException"/> naming the parts that are missing, and <see cref="GgufFormatException"/> for
    /// a bad file or a part that belongs to another split.
    /// </summary>
    public static IReadOnlyList<GgufDocument> Read(string path)
    {
        if (Find(path) is not SplitModel split)
            return [Checked(path, GgufReader.Read(path), part: 0, count: 1)];
        var missing = split.Missing;
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing.Take(5).Select(Path.GetFileName));
            throw new FileNotFoundException(
                $"{path} is one of {split.Parts.Count} parts, of which {missing.Count} are missing: {names}"
                + (missing.Count > 5 ? ", …" : "."));
        }

        return split.Parts
            .Select((part, index) => Checked(part, GgufReader.Read(part), index, split.Parts.Count))
            .ToList();
    }

    private static GgufDocument Checked(string path, GgufDocument document, int part, int count)
    {
        var (statedPart, statedCount) = (document.Integer("split.no") ?? 0, document.Integer("split.count") ?? 1);
        if (Math.Max(statedCount, 1) == count && statedPart == part)
            return document;
        throw new GgufFormatException(
            $"{path}: by its metadata it is part {statedPart + 1} of {statedCount}; name it as it was published, "
            + "NAME-00001-of-0000N.gguf, beside the other parts.");
    }
}
