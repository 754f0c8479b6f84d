using MixtralServer.Inference.Embeddings;

namespace MixtralServer.Inference.Tests.Embeddings;

public sealed class DeviceTurnsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly DeviceTurns _turns = new();

    [Fact]
    public void Enter_PieceWaits_ComesBeforeTheNextStep() => OtherWaits_ComesFirst(_turns.EnterStep, _turns.EnterPiece);

    [Fact]
    public void Enter_StepWaits_ComesBeforeTheNextPiece() => OtherWaits_ComesFirst(_turns.EnterPiece, _turns.EnterStep);

    [Fact]
    public void Enter_ManyTurnsOfBoth_NeverOverlap()
    {
        var inside = 0;
        var overlaps = 0;
        Thread[] threads = [.. new[] { _turns.EnterStep, _turns.EnterPiece }.Select(enter => new Thread(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                enter();
                if (Interlocked.Increment(ref inside) != 1) Interlocked.Increment(ref overlaps);
                Interlocked.Decrement(ref inside);
                _turns.Exit();
            }
        }))];

        foreach (var thread in threads) thread.Start();

        Assert.All(threads, thread => Assert.True(thread.Join(Limit)));
        Assert.Equal(0, overlaps);
    }

    private void OtherWaits_ComesFirst(Action enter, Action enterOther)
    {
        List<string> order = [];
        enter();
        var other = new Thread(() =>
        {
            enterOther();
            order.Add("other");
            _turns.Exit();
        });
        other.Start();
        Assert.True(SpinWait.SpinUntil(() => other.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Limit));

        _turns.Exit();
        enter();
        order.Add("again");
        _turns.Exit();

        Assert.True(other.Join(Limit));
        Assert.Equal(["other", "again"], order);
    }
}
