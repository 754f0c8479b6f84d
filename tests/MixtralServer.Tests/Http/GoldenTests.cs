using MixtralServer.Tests.Http.Fakes;

namespace MixtralServer.Tests.Http;

/// <summary>Every answer of the API in every dialect, byte for byte, so that a change of the wire is seen in review.</summary>
public sealed class GoldenTests
{
    private static readonly string[] Dialects = ["openai", "together", "mistral"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var dialect in Dialects)
            {
                foreach (var exchange in GoldenExchanges.All) cases.Add(dialect, exchange.Name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Answer_IsAsWritten(string dialect, string name)
    {
        var exchange = GoldenExchanges.All.Single(exchange => exchange.Name == name);

        var text = await exchange.RunAsync($"/{dialect}/v1");

        Golden.Check($"{dialect}/{name}.http", text);
    }

    [Fact]
    public void Names_AreUnique() =>
        Assert.Equal(GoldenExchanges.All.Count, GoldenExchanges.All.Select(exchange => exchange.Name).Distinct().Count());
}
