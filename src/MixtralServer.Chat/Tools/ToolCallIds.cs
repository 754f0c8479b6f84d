using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MixtralServer.Chat.Conversations;

namespace MixtralServer.Chat.Tools;

/// <summary>
/// The ids of a conversation's calls in Mistral's form, nine letters and digits, and back. Ids that have this form stay as they
/// are; others get the same one in every request, unless two of one conversation would meet.
/// </summary>
public sealed class ToolCallIds
{
    private const int Length = 9;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly Dictionary<string, string> _short = new(StringComparer.Ordinal); // bounded by the conversation, as the next
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);

    private ToolCallIds(IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Where(IsShort)) Add(id, id);
        foreach (var id in ids.Where(id => !_short.ContainsKey(id)).Distinct(StringComparer.Ordinal)) Add(id, Free(id));
    }

    /// <summary>The id of a call that an answer makes.</summary>
    /// <param name="reply">The id of the reply, unlike any other.</param>
    /// <param name="choice">The answer's place in the reply, from 0.</param>
    /// <param name="call">The call's place in the answer, from 0.</param>
    public static string New(string reply, int choice, int call) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{reply}:{choice}"), call);

    /// <summary>Maps every id that a conversation names.</summary>
    public static ToolCallIds Of(Conversation conversation) => new([.. conversation.Turns.SelectMany(turn => turn switch
    {
        ChatTurn.Assistant { Calls: var calls } => calls.Select(call => call.Id).OfType<string>(),
        ChatTurn.ToolResults { Results: var results } => results.Select(result => result.CallId),
        _ => [],
    })]);

    /// <summary>The nine characters for an id of the conversation.</summary>
    /// <exception cref="KeyNotFoundException">The conversation does not name it.</exception>
    public string ShortOf(string id) => _short[id];

    /// <summary>The client's id for nine characters, or null where the conversation has no such call.</summary>
    public string? OriginalOf(string shortId) => _originals.GetValueOrDefault(shortId);

    private static bool IsShort(string id) => id.Length == Length && id.All(char.IsAsciiLetterOrDigit);

    private void Add(string id, string shortId)
    {
        _short[id] = shortId;
        _originals[shortId] = id;
    }

    // There are far more ids than a conversation has, so this ends after few rounds.
    private string Free(string id)
    {
        for (var attempt = 0; attempt <= _originals.Count; attempt++)
        {
            if (Hash(id, attempt) is var shortId && !_originals.ContainsKey(shortId)) return shortId;
        }

        throw new InvalidOperationException("No id is free.");
    }

    private static string Hash(string id, int attempt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{attempt}:{id}")));
        var number = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        return string.Create(Length, number, static (characters, rest) =>
        {
            for (var i = 0; i < characters.Length; i++, rest /= (ulong)Digits.Length)
                characters[i] = Digits[(int)(rest % (ulong)Digits.Length)];
        });
    }
}
