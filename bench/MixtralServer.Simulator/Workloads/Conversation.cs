using MixtralServer.Inference.Ports;

namespace MixtralServer.Simulator.Workloads;

/// <summary>Requests of one client that continue each other: each prompt is all that was said before, and more.</summary>
/// <param name="Index">Its number in the workload.</param>
/// <param name="Client">Whose it is; 0 is the busiest client.</param>
/// <param name="Start">When its first request comes, counted from the beginning.</param>
/// <param name="SystemPrompt">Which of the shared system prompts it begins with.</param>
/// <param name="SystemTokens">How long that is.</param>
/// <param name="Turns">Its requests.</param>
internal sealed record Conversation(
    int Index, int Client, TimeSpan Start, int SystemPrompt, int SystemTokens, IReadOnlyList<Turn> Turns)
{
    // That of Mixtral 8x22B; prompts of different texts then part at the first token, as real ones do after a few.
    private const int VocabularySize = 32_768;

    // Keeps the numbers of system prompts and conversations apart.
    private const int FirstConversation = 1 << 20;

    /// <summary>The prompt of the first request up to what the user says.</summary>
    public IEnumerable<TokenId> SystemText() => Tokens(SystemPrompt, 0, SystemTokens);

    /// <summary>What the user says in a turn.</summary>
    public IEnumerable<TokenId> UserText(int turn) => Tokens(FirstConversation + Index, turn, Turns[turn].UserTokens);

    private static IEnumerable<TokenId> Tokens(int text, int part, int count)
    {
        var state = ((ulong)text << 32) + ((ulong)part << 20);
        for (var i = 0; i < count; i++)
        {
            // SplitMix64 (Steele et al. 2014)
            var mixed = (state + (ulong)i) * 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            yield return new TokenId((int)((mixed ^ (mixed >> 27)) % VocabularySize));
        }
    }
}
