using System.Globalization;

namespace MixtralServer.Simulator;

/// <summary>What the command line asks for.</summary>
/// <param name="Requests">Of each simulation on the slowest machine; faster ones get more.</param>
/// <param name="Seed">Of the traffic.</param>
/// <param name="Folder">Where the results go.</param>
internal sealed record SimulatorArguments(int Requests, int Seed, string Folder)
{
    /// <summary>What is understood.</summary>
    public const string Usage = "--requests N (20 or more, default 10000), --seed N (default 1), --out FOLDER";

    private const int RequestsLeast = 20;
    private const int RequestsMost = 1_000_000;

    /// <summary>Reads them.</summary>
    /// <param name="args">Pairs of a name and a value.</param>
    /// <param name="problem">What is wrong with them, or null.</param>
    public static SimulatorArguments Parse(string[] args, out string? problem)
    {
        var result = new SimulatorArguments(10_000, 1, Path.Combine("artifacts", "simulation"));
        problem = args.Length % 2 == 0 ? null : $"{args[^1]} lacks a value";
        for (var i = 0; i + 1 < args.Length && problem is null; i += 2)
        {
            var isNumber = int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number);
            switch (args[i])
            {
                case "--requests" when isNumber && number is >= RequestsLeast and <= RequestsMost:
                    result = result with { Requests = number };
                    break;
                case "--seed" when isNumber && number >= 0:
                    result = result with { Seed = number };
                    break;
                case "--out":
                    result = result with { Folder = args[i + 1] };
                    break;
                default:
                    problem = $"{args[i]} {args[i + 1]} is not understood";
                    break;
            }
        }

        return result;
    }
}
