using System.Globalization;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class ClientLedgerTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly ClientLedger _ledger = new(runningMax: 2);

    [Fact]
    public void Age_OneHalfLife_HalvesWhatWasServed()
    {
        _ledger.Age(Start);
        var share = _ledger.Enter("a");
        share.Served = 1000;

        _ledger.Age(Start + ClientLedger.HalfLife);

        Assert.Equal(500, share.Served, precision: 6);
    }

    [Fact]
    public void Enter_AfterAnAbsence_IsRememberedUntilNothingIsLeft()
    {
        _ledger.Age(Start);
        _ledger.Enter("a").Served = 1000;
        _ledger.Leave("a");

        Assert.Equal(1000, _ledger.Enter("a").Served);
        _ledger.Leave("a");
        _ledger.Age(Start + (20 * ClientLedger.HalfLife));

        Assert.Equal(0, _ledger.Enter("a").Served);
    }

    [Fact]
    public void Enter_BesideAnother_BeginsWithHalfOfWhatThatOneHad()
    {
        _ledger.Enter("a").Served = 1000;

        Assert.Equal(500, _ledger.Enter("b").Served);
    }

    [Fact]
    public void Enter_WithMoreWaitingThanCouldRun_BeginsWhereTheOtherIs()
    {
        _ledger.Enter("a").Served = 1000;
        for (var i = 0; i < 2; i++) _ledger.Enter("b");

        Assert.Equal(1000, _ledger.Enter("b").Served);
    }

    [Fact]
    public void Leave_EndlesslyManyClients_AreNotAllRemembered()
    {
        for (var i = 0; i < 5000; i++)
        {
            var client = i.ToString(CultureInfo.InvariantCulture);
            _ledger.Enter(client).Served = 10;
            _ledger.Leave(client);
        }

        Assert.InRange(_ledger.Count, 1, 1000);
    }

    [Theory]
    [InlineData(1000, 1000, false)]
    [InlineData(1300, 1000, false)]
    [InlineData(1315, 1000, true)]
    [InlineData(60, 0, false)]
    public void HasHadMuchMoreThan_AQuarterAndAShortTurn_IsMuch(double served, double other, bool isMuch) =>
        Assert.Equal(isMuch, new ClientShare { Served = served }.HasHadMuchMoreThan(new ClientShare { Served = other }));
}
