namespace MixtralServer.Configuration.Keys;

/// <summary>
/// Reads lists of API keys: entries of one line each, or with commas between them. An entry is a key, or a name and a key; a key may
/// be written as <c>sha256:</c> and its hash. Lines that begin with <c>#</c> are comments. Keys are hashed at once and never shown.
/// </summary>
internal static class ApiKeyList
{
    /// <summary>What goes before a hash.</summary>
    public const string HashPrefix = "sha256:";

    private const int MaxKeys = 10_000;
    private const int MaxNameLength = 200;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <exception cref="CatalogException">An entry is none; the message names its line and not its content.</exception>
    public static IReadOnlyList<ClientDefinition> Read(string text, string source)
    {
        var clients = new List<ClientDefinition>();
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.StartsWith('#')) continue;
            foreach (var entry in line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                clients.Add(ReadEntry(entry, $"{source}:{index + 1}"));
            if (clients.Count > MaxKeys)
                throw new CatalogException($"{source}: there are more than {MaxKeys} keys");
        }

        return clients;
    }

    private static ClientDefinition ReadEntry(string entry, string place)
    {
        var words = entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 || (words.Length == 2 && words[0].Length > MaxNameLength))
            throw new CatalogException($"{place}: write a key, or a name of up to {MaxNameLength} characters and a key");
        var key = HashOf(words[^1]) ?? throw new CatalogException(
            $"{place}: {HashPrefix} must be followed by 64 hexadecimal digits, as ./mixtral keys hash writes them");
        return new ClientDefinition { Name = words.Length == 2 ? words[0] : $"key-{key.Fingerprint[..8]}", Key = key };
    }

    private static KeyHash? HashOf(string word) =>
        word.StartsWith(HashPrefix, StringComparison.Ordinal) ? KeyHash.Parse(word[HashPrefix.Length..]) : KeyHash.Of(word);
}
