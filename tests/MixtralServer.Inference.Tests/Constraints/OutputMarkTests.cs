using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Constraints;

/// <summary>Outputs of which a part is no text for people.</summary>
public sealed class OutputMarkTests
{
    private static readonly OutputMark Token = new OutputMark.Token(new TokenId(5));

    [Theory]
    [InlineData("root ::= [a-c]{3} <[5]> \" stop!\"")]
    [InlineData("root ::= [a-c]{3} <[TOOL_CALLS]> \" stop!\"")]
    public async Task Token_PartsTextFromWhatItAnnounces(string grammar)
    {
        var events = await EventsAsync(grammar, Token);

        var mark = Assert.Single(Enumerable.Range(0, events.Count), i => events[i] is GenerationEvent.Marked);
        Assert.Matches("^[a-c]{3}$", Text(events.Take(mark)));
        Assert.Equal(" stop!", Text(events.Skip(mark)));
        Assert.Equal(FinishReason.Stop, Assert.IsType<GenerationEvent.Finished>(events[^1]).Reason);
    }

    [Fact]
    public async Task Token_LogProbs_AreToldOfTheTextBefore()
    {
        var events = await EventsAsync("root ::= [a-c]{3} <[5]> \" xy\"", Token, logProbsTop: 0);

        var told = events.OfType<GenerationEvent.Delta>().SelectMany(delta => delta.Tokens).ToList();
        Assert.Equal(3, told.Count);
    }

    [Fact]
    public async Task Text_AtTheBeginning_IsTheMark()
    {
        var events = await EventsAsync("root ::= \" [CALL] stop\" [a-c]", new OutputMark.Text("[CALL]"));

        Assert.Single(events, happened => happened is GenerationEvent.Marked);
        Assert.Matches("^ stop[a-c]$", Text(events));
    }

    [Fact]
    public async Task Text_LaterOn_IsText()
    {
        var events = await EventsAsync("root ::= [a-c] \" [CALL] sto\" [a-c]", new OutputMark.Text("[CALL]"));

        Assert.DoesNotContain(events, happened => happened is GenerationEvent.Marked);
        Assert.Matches(@"^[a-c] \[CALL\] sto[a-c]$", Text(events));
    }

    private static string Text(IEnumerable<GenerationEvent> events) =>
        string.Concat(events.OfType<GenerationEvent.Delta>().Select(delta => delta.Text));

    private static async Task<List<GenerationEvent>> EventsAsync(string grammar, OutputMark mark, int? logProbsTop = null)
    {
        await using var engine = await ConstrainedEngine.StartAsync();
        var request = ConstrainedEngine.Request(new OutputConstraint.Gbnf(grammar), seed: 3) with
        {
            Mark = mark,
            StopStrings = ["stop"],
            LogProbsTop = logProbsTop,
        };
        var ticket = Assert.IsType<Submission.Accepted>(engine.Submit(request)).Ticket;
        return await ticket.Events.ReadAllAsync().ToListAsync();
    }
}
