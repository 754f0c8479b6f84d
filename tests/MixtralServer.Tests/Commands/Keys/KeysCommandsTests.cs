using MixtralServer.Commands.Keys;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Keys;

namespace MixtralServer.Tests.Commands.Keys;

public sealed class KeysCommandsTests
{
    [Fact]
    public async Task New_Line_IsHowTheServerKnowsTheKey()
    {
        var (first, second) = (await CommandLine.RunAsync("keys", "new", "shop"), await CommandLine.RunAsync("keys", "new", "shop"));

        var lines = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var key = lines[0]["key   ".Length..];
        var client = Assert.Single(ApiKeyList.Read(lines[1]["line  ".Length..], "line"));
        Assert.Equal((0, "shop"), (first.Code, client.Name));
        Assert.True(client.Key!.Matches(KeyHash.Of(key)));
        Assert.NotEqual(first.Output, second.Output);
    }

    [Theory]
    [InlineData("secret\n", "sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n")]
    [InlineData(" secret \nrest", "sha256:2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n")]
    public void Hash_Key_IsReadFromItsInput(string input, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };

        KeysCommands.CreateHash(new StringReader(input)).Parse([]).Invoke(new() { Output = output });

        Assert.Equal(expected, output.ToString());
    }
}
