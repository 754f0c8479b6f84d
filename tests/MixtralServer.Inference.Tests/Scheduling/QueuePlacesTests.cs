using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Inference.Tests.Scheduling;

public sealed class QueuePlacesTests
{
    [Theory]
    [InlineData(2, 0, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(4, 7, 11)]
    [InlineData(4, 80, 64)] // 10 places are kept for each of the other classes
    public void TryTake_OneClass_GetsWhatIsNotTheOthers(int runningMax, int length, int expected)
    {
        var places = new QueuePlaces(runningMax, length, new QueueLimits());

        Assert.Equal(expected, Fill(places, RequestPriority.Default));
    }

    [Theory]
    [InlineData(RequestPriority.Batch, RequestPriority.Default)]
    [InlineData(RequestPriority.Default, RequestPriority.Realtime)]
    [InlineData(RequestPriority.Realtime, RequestPriority.Batch)]
    public void TryTake_AnotherClassIsFull_StillHasItsOwn(RequestPriority full, RequestPriority other)
    {
        var places = new QueuePlaces(runningMax: 1, length: 80, new QueueLimits());
        Fill(places, full);
        places.Begin(full);

        Assert.Equal(10, Fill(places, other));
    }

    [Fact]
    public void TryTake_AllClassesAreFull_TheQueueHasItsWholeLength()
    {
        var places = new QueuePlaces(runningMax: 1, length: 80, new QueueLimits());

        var taken = Enum.GetValues<RequestPriority>().Sum(priority => Fill(places, priority));

        Assert.Equal(81, taken);
    }

    [Fact]
    public void TryTake_ClassWithALimit_IsHeldToIt()
    {
        var limits = new QueueLimits { Batch = new ClassLimits { Length = 3, Timeout = TimeSpan.FromHours(1) } };
        var places = new QueuePlaces(runningMax: 1, length: 80, limits);
        Assert.True(places.TryTake(RequestPriority.Default));
        places.Begin(RequestPriority.Default);

        Assert.Equal(3, Fill(places, RequestPriority.Batch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void FreeFor_WhateverHappened_IsHowManyEnter(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var limits = new QueueLimits { Batch = new ClassLimits { Length = random.Next(20), Timeout = TimeSpan.FromHours(1) } };
            var places = new QueuePlaces(runningMax: random.Next(1, 5), length: random.Next(40), limits);
            var waiting = new int[3];
            for (var i = random.Next(60); i > 0; i--)
            {
                var priority = (RequestPriority)random.Next(3);
                if (places.TryTake(priority)) waiting[(int)priority]++;
                if (random.Next(8) > 0 || waiting[(int)priority] == 0) continue;
                places.Begin(priority);
                waiting[(int)priority]--;
            }

            var one = (RequestPriority)random.Next(3);
            Assert.Equal(places.FreeFor(one), Fill(places, one));
            Assert.Equal(0, places.FreeFor(one));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void End_WhateverItHadBecome_FreesAPlace(bool hasBegun)
    {
        var places = new QueuePlaces(runningMax: 1, length: 4, new QueueLimits());
        Fill(places, RequestPriority.Default);
        if (hasBegun) places.Begin(RequestPriority.Default);

        places.End(RequestPriority.Default, hasBegun);

        Assert.Equal(1, Fill(places, RequestPriority.Default));
    }

    private static int Fill(QueuePlaces places, RequestPriority priority)
    {
        var taken = 0;
        while (places.TryTake(priority)) taken++;
        return taken;
    }
}
