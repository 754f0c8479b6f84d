namespace MixtralServer.Simulator.Tests.Reports;

public sealed class SimulatorArgumentsTests
{
    [Fact]
    public void Parse_All_AreTaken()
    {
        var arguments = SimulatorArguments.Parse(["--requests", "200", "--seed", "4", "--out", "x"], out var problem);

        Assert.Equal((new SimulatorArguments(200, 4, "x"), null), (arguments, problem));
    }

    [Theory]
    [InlineData("--requests")]
    [InlineData("--requests", "3")]
    [InlineData("--requests", "many")]
    [InlineData("--what", "1")]
    public void Parse_Wrong_SaysWhat(params string[] args)
    {
        SimulatorArguments.Parse(args, out var problem);

        Assert.Contains(args[0], problem, StringComparison.Ordinal);
    }
}
