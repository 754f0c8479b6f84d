using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class WaitingRoomTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly ClientLedger _clients = new(runningMax: 8);
    private readonly WaitingRoom _room = new();
    private long _arrivals;

    [Fact]
    public void Next_Classes_MostUrgentFirst()
    {
        Add("a", RequestPriority.Batch);
        Add("a", RequestPriority.Default);
        var urgent = Add("a", RequestPriority.Realtime);

        Assert.Same(urgent, Next(Start));
    }

    [Fact]
    public void Next_FloodOfOneClient_TheOtherGoesInBetween()
    {
        for (var i = 0; i < 100; i++) Add("flood");
        TakeNext(served: 50);
        var other = Add("other");

        Assert.Same(other, Next(Start));
    }

    [Fact]
    public void Next_FloodGrowsOld_StillGainsNothingOverAnother()
    {
        for (var i = 0; i < 100; i++) Add("flood");
        for (var i = 0; i < 20; i++) TakeNext(served: 50, Start + TimeSpan.FromSeconds(10 * i));
        var now = Start + TimeSpan.FromSeconds(200);
        var other = Add("other", now: now);

        Assert.Same(other, Next(now));
    }

    [Fact]
    public void Next_ClassWithoutATurnForLong_GoesBeforeMoreUrgentOnes()
    {
        var batch = Add("a", RequestPriority.Batch);
        var later = Start + (2 * WaitingRoom.TurnLimit);
        TakeServed("b", 1000);
        Add("b", RequestPriority.Realtime, later);

        Assert.Same(batch, Next(later));
    }

    [Fact]
    public void Next_OneClient_EarliestFirstAndPreemptedOnesBackInTheirPlace()
    {
        var first = Add("a");
        Add("a");
        _room.TakeTurn(first, Start);

        _room.Add(first);

        Assert.Same(first, Next(Start));
    }

    [Fact]
    public void Next_FirstCannotGo_ThoseBehindItAreLookedAt()
    {
        var blocked = Add("a");
        var behind = Add("a");

        Assert.Same(behind, _room.Next(Start, sequence => sequence != blocked));
    }

    private Sequence Add(string client, RequestPriority priority = RequestPriority.Default, DateTimeOffset? now = null)
    {
        var request = new GenerationRequest
        {
            Id = "r",
            Prompt = [new TokenId(1)],
            TokensOutputMax = 1,
            Client = client,
            Priority = priority,
        };
        var sequence = new Sequence(request, ++_arrivals, default, out _);
        sequence.Enter(_clients.Enter(client), now ?? Start);
        _room.Add(sequence);
        return sequence;
    }

    private void TakeServed(string client, long rows) => _clients.Enter(client).Served += rows;

    private Sequence? Next(DateTimeOffset now) => _room.Next(now, _ => true);

    private void TakeNext(long served, DateTimeOffset? now = null)
    {
        var next = Next(now ?? Start)!;
        _room.TakeTurn(next, now ?? Start);
        next.Share.Served += served;
    }
}
