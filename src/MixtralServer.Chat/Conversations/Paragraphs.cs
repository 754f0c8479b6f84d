namespace MixtralServer.Chat.Conversations;

/// <summary>Texts that become one.</summary>
internal static class Paragraphs
{
    /// <summary>What stands between texts that are joined, after mistral-common's normalisation.</summary>
    public const string Separator = "\n\n";

    /// <summary>Joins texts with a blank line; empty ones leave no trace.</summary>
    public static string Join(IEnumerable<string> texts) => string.Join(Separator, texts.Where(text => text.Length > 0));
}
