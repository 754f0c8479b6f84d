using MixtralServer.Configuration;

namespace MixtralServer.Tests.Configuration;

public sealed class QuantitiesTests
{
    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("90s", 90)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void Duration_NumberAndUnit_IsRead(string text, double seconds)
        => Assert.Equal(TimeSpan.FromSeconds(seconds), Quantities.Duration(text, TimeSpan.Zero, TimeSpan.FromHours(3)));

    [Theory]
    [InlineData("90")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1 s")]
    [InlineData("1s\n")]
    [InlineData("999999999h")]
    [InlineData("4h")]
    public void Duration_AnythingElse_IsNot(string text)
        => Assert.Null(Quantities.Duration(text, TimeSpan.Zero, TimeSpan.FromHours(3)));

    [Theory]
    [InlineData("4096", 4096L)]
    [InlineData("64KiB", 65536L)]
    [InlineData("1GiB", 1073741824L)]
    [InlineData("1MB", null)]
    [InlineData("999999999999GiB", null)]
    [InlineData("0", null)]
    public void Bytes_NumberWithOrWithoutUnit_IsRead(string text, long? expected)
        => Assert.Equal(expected, Quantities.Bytes(text, 1, 1L << 30));
}
