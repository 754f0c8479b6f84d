using System.CommandLine;
using System.Security.Cryptography;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Keys;

namespace MixtralServer.Commands.Keys;

/// <summary><c>keys new</c> and <c>keys hash</c>: API keys, and what a server keeps of them.</summary>
internal static class KeysCommands
{
    // 40 of 62 characters: 238 bits, which nobody guesses from a hash.
    private const int KeyLength = 40;
    private const string KeyCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly Argument<string> Name = new("NAME")
    {
        Description = "Whose key it is, without spaces",
        DefaultValueFactory = _ => "client",
    };

    /// <summary>The command that makes a key, to be added under <c>keys</c>.</summary>
    public static Command CreateNew()
    {
        var command = new Command("new", "Make an API key, and the line by which the server knows it.") { Name };
        command.SetAction(result =>
        {
            var key = $"mx-{RandomNumberGenerator.GetString(KeyCharacters, KeyLength)}";
            var output = result.InvocationConfiguration.Output;
            output.WriteLine($"key   {key}");
            output.WriteLine($"line  {result.GetValue(Name)} {Hashed(key)}");
            result.InvocationConfiguration.Error.WriteLine(
                $"Give the key to the client: it is nowhere kept. The line is for {ApiKeySources.KeysVariable} or the file of keys.");
        });
        return command;
    }

    /// <summary>The command that hashes a key, to be added under <c>keys</c>.</summary>
    /// <param name="input">Gives the key's line. Not an argument: those are kept in histories.</param>
    public static Command CreateHash(TextReader input)
    {
        var command = new Command("hash", "Read an API key from standard input, and write what the server keeps of it.");
        command.SetAction(result =>
        {
            var key = input.ReadLine()?.Trim();
            if (string.IsNullOrEmpty(key))
                throw new CatalogException("Write the key to standard input: echo KEY | ./mixtral keys hash");
            result.InvocationConfiguration.Output.WriteLine(Hashed(key));
        });
        return command;
    }

    private static string Hashed(string key) => ApiKeyList.HashPrefix + KeyHash.Of(key).Digits;
}
