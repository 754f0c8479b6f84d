namespace MixtralServer.Simulator.Workloads;

/// <summary>
/// Conversations drawn from a seed. The shapes follow published traces of chat services (Azure's of 2023, Patel et al. 2024;
/// BurstGPT, Wang et al. 2024): bursts, prompts of some hundred tokens with a tail of thousands, answers of a hundred or two with a
/// tail. The figures themselves are assumptions.
/// </summary>
internal static class Workload
{
    /// <summary>Clients, of which number 0 has most conversations.</summary>
    public const int ClientCount = 24;

    private const int SystemPromptCount = 20;
    private const int TurnsMost = 12;
    private const double GoesOn = 0.6;
    private const double Leaves = 0.04;

    /// <summary>Draws conversations until they have so many requests together.</summary>
    /// <param name="seed">The same seed, the same conversations in the same order.</param>
    /// <param name="requests">The number of requests, exactly.</param>
    /// <param name="lengthMax">The most tokens of a prompt and its answer.</param>
    public static IReadOnlyList<Conversation> Draw(int seed, int requests, int lengthMax)
    {
        var draws = new Draws(seed);
        int[] systems = [.. Enumerable.Range(0, SystemPromptCount).Select(_ => draws.Length(350, 0.8, 20, 2_000))];
        List<Conversation> conversations = [];
        for (var left = requests; left > 0; left -= conversations[^1].Turns.Count)
        {
            var system = draws.Zipf(SystemPromptCount);
            var client = draws.Zipf(ClientCount);
            var turns = DrawTurns(draws, Math.Min(left, TurnsMost), lengthMax - systems[system]);
            conversations.Add(new Conversation(
                conversations.Count, client, TimeSpan.Zero, system, systems[system], turns));
        }

        return conversations;
    }

    /// <summary>The same conversations, beginning when the process says.</summary>
    public static IReadOnlyList<Conversation> Begin(IReadOnlyList<Conversation> conversations, ArrivalProcess arrivals) =>
        [.. conversations.Select(conversation => conversation with { Start = arrivals.Next() })];

    private static List<Turn> DrawTurns(Draws draws, int most, int tokensLeft)
    {
        List<Turn> turns = [];
        do
        {
            var turn = DrawTurn(draws);
            tokensLeft -= turn.UserTokens + turn.OutputTokens;
            if (tokensLeft < 0 && turns.Count > 0) break;
            turns.Add(turn);
        }
        while (turns.Count < most && draws.Even() < GoesOn);

        return turns;
    }

    private static Turn DrawTurn(Draws draws)
    {
        var pause = TimeSpan.FromSeconds(draws.LogNormal(20, 1));
        var user = draws.Length(90, 1.3, 4, 4_000);
        var output = draws.Length(140, 0.9, 2, 1_500);
        TimeSpan? leaves = draws.Even() < Leaves ? TimeSpan.FromSeconds(draws.Exponential(10)) : null;
        return new Turn(pause, user, output, leaves);
    }
}
