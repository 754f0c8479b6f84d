using System.Net;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Keys;

namespace MixtralServer.Hosting;

/// <summary>
/// Keeps a server that nobody needs a key for from being reached from other machines, unless that is what was asked for.
/// </summary>
internal static class OpenDoor
{
    /// <summary>The environment variable that asks for it, where it is <c>1</c> or <c>true</c>.</summary>
    public const string Variable = "MIXTRAL_ALLOW_ANONYMOUS";

    /// <summary>Checks where the server is to listen.</summary>
    /// <param name="urls">Where.</param>
    /// <param name="clients">An entry with a key shuts the door; one without asks for an open one.</param>
    /// <param name="allowsAnyone">Whether an open door was asked for.</param>
    /// <exception cref="ListenException">The door would be open by oversight; the message says what to do.</exception>
    public static void Check(IReadOnlyList<string> urls, IReadOnlyList<ClientDefinition> clients, bool allowsAnyone)
    {
        if (clients.Count > 0 || allowsAnyone) return;
        if (urls.FirstOrDefault(url => !IsLocal(url)) is { } open)
        {
            throw new ListenException(
                $"{open} can be reached from other machines, and there are no API keys: anybody there could use the models.\n"
                + $"Make a key with './mixtral keys new' and list it in {ApiKeySources.KeysVariable}, in the file that "
                + $"{ApiKeySources.FileVariable} names, or under clients in models.yaml.\n"
                + $"Where the network is trusted, say --allow-anonymous, or set {Variable}=1.");
        }
    }

    /// <summary>Whether the variable's value asks for an open door.</summary>
    public static bool IsAskedFor(string? value) => value is "1" or "true";

    private static bool IsLocal(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe || address.IsNamedPipe) return true;

        // Kestrel takes any other name for all addresses.
        return string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
