namespace MixtralServer.Gguf.Format;

/// <summary>
/// Reads the header, metadata and tensor table of GGUF files, versions 2 and 3 (they differ in nothing that is read
/// here). Layout: the GGUF specification in the ggml repository, <c>docs/gguf.md</c>. Nothing is trusted: a file that
/// is malformed, truncated or made to exhaust memory gives a <see cref="GgufFormatException"/>.
/// </summary>
public static class GgufReader
{
    private const uint Magic = 0x46554747; // "GGUF", little-endian

    /// <summary>
    /// Reads a file. Throws <see cref="GgufFormatException"/> for a bad one, and the usual
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> for one that cannot be opened.
    /// </summary>
    public static GgufDocument Read(string path)
    {
        using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            return Read(file);
        }
        catch (GgufFormatException fault)
        {
            throw new GgufFormatException(path, fault);
        }
    }

    /// <summary>Reads from the start of a seekable stream, as <see cref="Read(string)"/> does.</summary>
    public static GgufDocument Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Position = 0;
        var fileBytes = stream.Length;
        var cursor = new GgufCursor(stream, fileBytes);
        var version = ReadVersion(cursor);
        var tensorCount = cursor.ReadCount("tensor count", GgufTensorReader.EntryBytes, GgufLimits.TensorsMax);
        var pairCount = cursor.ReadCount("metadata count", GgufMetadataReader.PairBytes, GgufLimits.PairsMax);
        var metadata = new GgufMetadataReader(cursor).Read(pairCount);
        var alignment = Alignment(metadata, cursor.Offset);
        var table = new GgufTensorReader(cursor, alignment, fileBytes);
        table.Read(tensorCount);
        var dataOffset = (cursor.Offset + alignment - 1) / alignment * alignment;
        return new GgufDocument(version, metadata, table.Placed(dataOffset), alignment, dataOffset, fileBytes);
    }

    private static uint ReadVersion(GgufCursor cursor)
    {
        var magic = cursor.ReadUInt32("magic");
        if (magic != Magic)
            throw new GgufFormatException(0, "magic", "this is no GGUF file; it does not start with \"GGUF\".");
        var version = cursor.ReadUInt32("version");
        return version switch
        {
            2 or 3 => version,
            0x02000000 or 0x03000000 => throw new GgufFormatException(
                4, "version", "the file is big-endian; only little-endian files are read."),
            _ => throw new GgufFormatException(4, "version", $"version {version} is not read; 2 and 3 are."),
        };
    }

    private static int Alignment(OrderedDictionary<string, GgufValue> metadata, long metadataEnd)
    {
        const string Key = "general.alignment";
        if (!metadata.TryGetValue(Key, out var value))
            return GgufLimits.AlignmentDefault;
        if (value.Integer is long alignment and > 0 and <= GgufLimits.AlignmentMax && long.IsPow2(alignment))
            return (int)alignment;
        throw new GgufFormatException(
            metadataEnd, Key, $"its value is no power of two up to {GgufLimits.AlignmentMax}.");
    }
}
