using System.Text;

namespace MixtralServer.Configuration;

/// <summary>Reads files that people write.</summary>
internal static class BoundedText
{
    // The shipped catalogue has 10 KiB; ten thousand keys have less than this, too.
    private const int MaxFileBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, in UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <exception cref="CatalogException">It cannot be read, is no text, or is longer than any such file.</exception>
    public static string Read(string path, string what)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxFileBytes + 1];
            var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count <= MaxFileBytes
                ? StrictUtf8.GetString(bytes, 0, count)
                : throw new CatalogException($"{path}: this is not {what}, which has at most {MaxFileBytes >> 10} KiB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CatalogException($"{path}: {what} cannot be read: {e.Message}");
        }
    }
}
