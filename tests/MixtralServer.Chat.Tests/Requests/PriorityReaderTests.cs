using MixtralServer.Chat.Requests;
using MixtralServer.Chat.Tests.Fakes;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tests.Requests;

public sealed class PriorityReaderTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("\"priority\": \"realtime\"", RequestPriority.Realtime)]
    [InlineData("\"priority\": \"Batch\"", RequestPriority.Batch)]
    [InlineData("\"priority\": \"DEFAULT\"", RequestPriority.Default)]
    [InlineData("\"priority\": null", null)]
    [InlineData("\"service_tier\": \"priority\"", RequestPriority.Realtime)]
    [InlineData("\"service_tier\": \"default\"", RequestPriority.Default)]
    [InlineData("\"service_tier\": \"auto\"", null)]
    [InlineData("\"service_tier\": \"flex\"", RequestPriority.Batch)]
    [InlineData("\"service_tier\": \"batch\"", RequestPriority.Batch)]
    [InlineData("\"service_tier\": \"scale\"", null)]
    [InlineData("\"service_tier\": null", null)]
    [InlineData("\"service_tier\": 7", null)]
    [InlineData("\"priority\": \"realtime\", \"service_tier\": \"flex\"", RequestPriority.Realtime)]
    public void Validate_PriorityOrTier_IsTheClass(string members, RequestPriority? expected) =>
        Assert.Equal(expected, Wire.Accept(Wire.With(members)).Priority);

    [Theory]
    [InlineData("\"urgent\"")]
    [InlineData("1")]
    [InlineData("{}")]
    public void Validate_OtherPriority_IsRefused(string value)
    {
        var problem = Wire.Refuse(Wire.With($"\"priority\": {value}"));

        Assert.Equal(("invalid_value", "priority"), (problem.Code, problem.Parameter));
    }

    [Theory]
    [InlineData(RequestPriority.Realtime, "priority")]
    [InlineData(RequestPriority.Default, "default")]
    [InlineData(RequestPriority.Batch, "flex")]
    public void ServiceTier_OfARequestThatNamesOne_IsWhatItWasGiven(RequestPriority given, string tier)
    {
        var request = Wire.Accept(Wire.With("\"service_tier\": \"auto\"")) with { Caller = new Caller("", "", given) };

        Assert.Equal(tier, request.ServiceTier);
    }

    [Fact]
    public void Build_Caller_GoesIntoEveryRequestForTheEngine()
    {
        var request = Wire.Accept(Wire.With("\"n\": 2")) with { Caller = new Caller("c", "s", RequestPriority.Batch) };

        var requests = Wire.Value(GenerationRequestBuilder.Build(request, Wire.Model(), "id", DateTimeOffset.UnixEpoch));

        Assert.All(requests, each => Assert.Equal(("c", "s", RequestPriority.Batch), (each.Client, each.CacheScope, each.Priority)));
    }
}
