using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class GivingWayTests
{
    [Fact]
    public void Step_OneClientHoldsEveryPlace_GivesItsYoungestToAnother()
    {
        using var engine = new SteppedEngine(runningMax: 4);
        var flood = engine.AddMany("flood", 8);
        engine.Step(3);
        var other = engine.Add("other");

        engine.Step();

        Assert.NotNull(other.Slot);
        Assert.Equal([true, true, true, false], flood.Take(4).Select(Runs));
    }

    [Fact]
    public void Step_ClientThatDoesNotFloodHoldsEveryPlace_KeepsThem()
    {
        using var engine = new SteppedEngine(runningMax: 4);
        engine.AddMany("busy", 7);
        engine.Step(100);
        var other = engine.Add("other");

        engine.Step(50);

        Assert.False(Runs(other));
        Assert.Equal(0, engine.Scheduler.Preemptions);
    }

    [Fact]
    public void Step_TwoClientsWithMuchToDo_HoldEqualParts()
    {
        using var engine = new SteppedEngine(runningMax: 4);
        engine.AddMany("a", 8);
        engine.Step(3);
        engine.AddMany("b", 8);

        engine.Step(10);

        Assert.Equal(["a", "a", "b", "b"], engine.Scheduler.Running.Select(s => s.Request.Client).Order());
        Assert.Equal(2, engine.Scheduler.Preemptions);
    }

    [Fact]
    public void Step_ClientThatHadMuchLess_GetsMoreThanHalf()
    {
        using var engine = new SteppedEngine(runningMax: 4, cellCount: 4000);
        engine.AddMany("flood", 8);
        engine.Step(200);
        var others = Enumerable.Range(0, 3).Select(_ => engine.Add("other")).ToList();

        engine.Step();

        Assert.All(others, other => Assert.True(Runs(other)));
        Assert.Single(engine.Scheduler.Running, s => s.Request.Client == "flood");
    }

    [Fact]
    public void Step_AllOfOneClient_NobodyGivesWay()
    {
        using var engine = new SteppedEngine(runningMax: 2);
        engine.AddMany("", 10);

        engine.Step(50);

        Assert.Equal(0, engine.Scheduler.Preemptions);
    }

    [Fact]
    public void Step_OneThatGaveWay_GoesOnWhereItWas()
    {
        using var engine = new SteppedEngine(runningMax: 2, keptCellsMax: 0);
        var flood = engine.AddMany("flood", 4);
        engine.Step(100);
        var before = flood[1].Generated;
        var other = engine.Add("other", output: 5);
        while (!other.HasEnded) engine.Step();
        Assert.Equal(before, flood[1].Generated);
        var rows = engine.Rows;

        engine.Step();

        Assert.Equal(before + 1, flood[1].Generated);
        Assert.Equal(rows + 2, engine.Rows);
    }

    [Theory]
    [InlineData(RequestPriority.Default, false)]
    [InlineData(RequestPriority.Realtime, false)]
    [InlineData(RequestPriority.Batch, true)]
    public void Step_BatchHoldsEveryPlace_GivesWayToAnyOther(RequestPriority priority, bool waits)
    {
        using var engine = new SteppedEngine(runningMax: 2);
        engine.AddMany("a", 4, RequestPriority.Batch);
        engine.Step(3);
        var urgent = engine.Add("a", priority);

        engine.Step();

        Assert.Equal(waits, !Runs(urgent));
    }

    [Fact]
    public void Step_BatchThatRunsByAge_KeepsItsPlace()
    {
        using var engine = new SteppedEngine(runningMax: 1);
        engine.Add("a", output: 3);
        var batch = engine.Add("b", RequestPriority.Batch);
        engine.Step();
        engine.Now += 2 * WaitingRoom.TurnLimit;
        engine.Step(3);
        Assert.True(Runs(batch));
        engine.Add("b", RequestPriority.Realtime);

        engine.Step(3);

        Assert.True(Runs(batch));
    }

    [Fact]
    public void Step_MoreUrgentOnesHoldEveryPlace_DoNotGiveWay()
    {
        using var engine = new SteppedEngine(runningMax: 2);
        engine.AddMany("a", 2, RequestPriority.Realtime);
        engine.Step(3);
        var other = engine.Add("b");

        engine.Step(3);

        Assert.False(Runs(other));
    }

    [Fact]
    public void Step_OneClientHoldsTheCells_GivesThemToAnother()
    {
        using var engine = new SteppedEngine(runningMax: 8, cellCount: 500);
        var big = Enumerable.Range(0, 16).Select(_ => engine.Add("flood", promptLength: 200, output: 40)).ToList();
        engine.Step(4);
        var other = engine.Add("other", promptLength: 60, output: 40);

        engine.Step();

        Assert.True(Runs(other));
        Assert.Equal([true, false], big.Take(2).Select(Runs));
    }

    [Fact]
    public void Step_CellsRunOut_TheLeastUrgentGivesWayFirst()
    {
        using var engine = new SteppedEngine(runningMax: 3, cellCount: 200);
        var batch = engine.Add("a", RequestPriority.Batch, promptLength: 20, output: 100);
        var realtime = engine.Add("b", RequestPriority.Realtime, promptLength: 20, output: 100);
        var normal = engine.Add("c", promptLength: 20, output: 100);

        for (var i = 0; i < 100 && engine.Scheduler.Preemptions == 0; i++) engine.Step();

        Assert.Equal((false, true, true), (Runs(batch), Runs(realtime), Runs(normal)));
    }

    [Fact]
    public void Step_CellsRunOut_OfOneClassTheClientThatRunsMostGivesWay()
    {
        using var engine = new SteppedEngine(runningMax: 3, cellCount: 200);
        var first = engine.Add("a", promptLength: 20, output: 100);
        var second = engine.Add("a", promptLength: 20, output: 100);
        var other = engine.Add("b", promptLength: 20, output: 100);

        for (var i = 0; i < 100 && engine.Scheduler.Preemptions == 0; i++) engine.Step();

        Assert.Equal((true, false, true), (Runs(first), Runs(second), Runs(other)));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "b", false)]
    public void Step_BeginningIsBeingComputed_IsAwaitedInTheSameScopeOnly(string scopeA, string scopeB, bool waits)
    {
        using var engine = new SteppedEngine(runningMax: 4, cellCount: 4000);
        IReadOnlyList<TokenId> prompt = [.. Enumerable.Range(0, 400).Select(i => new TokenId(16 + (i % 250)))];
        engine.Add("a", scope: scopeA, prompt: prompt);
        var second = engine.Add("b", scope: scopeB, prompt: prompt);

        engine.Step();

        Assert.Equal(waits, !Runs(second));
        engine.Step(10);
        Assert.True(Runs(second));
        Assert.Equal(waits ? prompt.Count - 1 : 0, second.Cached);
    }

    private static bool Runs(Sequence sequence) => sequence.Slot is not null;
}
