using MixtralServer.Configuration;
using MixtralServer.Hosting;

namespace MixtralServer.Tests.Hosting;

public sealed class OpenDoorTests
{
    private static readonly ClientDefinition WithKey = new() { Name = "a", Key = KeyHash.Of("k") };
    private static readonly ClientDefinition Anybody = new() { Name = "anybody" };

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.8.0.1:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("http://LocalHost:1")]
    [InlineData("http://unix:/run/mixtral.sock")]
    public void Check_NoKeysOnThisMachineOnly_IsFine(string url) => OpenDoor.Check([url], [], allowsAnyone: false);

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:1")]
    [InlineData("http://+:1")]
    [InlineData("http://[::]:1")]
    [InlineData("http://192.168.0.7:1")]
    [InlineData("http://gpu.example:1")]
    public void Check_NoKeysAndOthersReachIt_SaysWhatToDo(string url)
    {
        var fault = Assert.Throws<ListenException>(() => OpenDoor.Check(["http://127.0.0.1:1", url], [], allowsAnyone: false));

        Assert.StartsWith($"{url} can be reached from other machines", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-anonymous", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_KeysOrAnEntryForAnybodyOrTheOption_IsFine()
    {
        string[] urls = ["http://0.0.0.0:1"];

        OpenDoor.Check(urls, [WithKey], allowsAnyone: false);
        OpenDoor.Check(urls, [Anybody], allowsAnyone: false);
        OpenDoor.Check(urls, [], allowsAnyone: true);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void IsAskedFor_Variable_MustSaySo(string? value, bool isAsked) => Assert.Equal(isAsked, OpenDoor.IsAskedFor(value));
}
