namespace MixtralServer.Simulator.Costs;

/// <summary>The experts of a Mixtral layer: 8, of which the router picks 2 for each row.</summary>
internal static class Experts
{
    public const int Count = 8;
    public const int PerRow = 2;

    /// <summary>How many different experts some rows need, expected, where the router picks evenly: their weights are read.</summary>
    public static double Touched(int rows) => Count * (1 - Math.Pow(1 - ((double)PerRow / Count), rows));
}
