using MixtralServer.Chat.Conversations;

namespace MixtralServer.Chat.Prompts;

/// <summary>
/// A conversation as Mistral's formats can write it, by the rules of mistral-common's normalisation: the system texts are
/// one, neighbours of one role are merged where no system text stands between them, and the user begins.
/// </summary>
/// <param name="System">All system texts; empty for none.</param>
/// <param name="Turns">The other turns, at least one; the first is the user's.</param>
internal sealed record MistralTurns(string System, IReadOnlyList<ChatTurn> Turns)
{
    /// <summary>The place of the user's first turn, which is the first of all.</summary>
    public const int FirstUser = 0;

    /// <summary>Arranges turns.</summary>
    public static MistralTurns Of(IReadOnlyList<ChatTurn> turns)
    {
        List<List<ChatTurn>> groups = []; // bounded by the turns
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i] is ChatTurn.System)
                continue;
            if (i > 0 && turns[i].GetType() == turns[i - 1].GetType())
                groups[^1].Add(turns[i]);
            else
                groups.Add([turns[i]]);
        }

        if (groups.Count == 0 || groups[0][0] is not ChatTurn.User)
            groups.Insert(0, [new ChatTurn.User("")]);
        return new MistralTurns(
            Paragraphs.Join(turns.OfType<ChatTurn.System>().Select(turn => turn.Text)), [.. groups.SelectMany(Merge)]);
    }

    /// <summary>The place of the user's last turn.</summary>
    public int LastUser() => Turns.Count - 1 - Turns.Reverse().TakeWhile(turn => turn is not ChatTurn.User).Count();

    /// <summary>The user's text with the system text before it.</summary>
    public string WithSystem(string text) => System.Length > 0 ? System + Paragraphs.Separator + text : text;

    private static IReadOnlyList<ChatTurn> Merge(List<ChatTurn> group) => group[0] switch
    {
        ChatTurn.User => [new ChatTurn.User(Paragraphs.Join(group.Cast<ChatTurn.User>().Select(turn => turn.Text)))],
        ChatTurn.Assistant => [Merge([.. group.Cast<ChatTurn.Assistant>()])],
        _ => group,
    };

    private static ChatTurn.Assistant Merge(IReadOnlyList<ChatTurn.Assistant> group) => new(
        Paragraphs.Join(group.Select(turn => turn.Text)), [.. group.SelectMany(turn => turn.Calls)]);
}
