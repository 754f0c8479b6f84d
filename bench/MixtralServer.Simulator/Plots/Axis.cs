using System.Globalization;

namespace MixtralServer.Simulator.Plots;

/// <summary>A direction of a chart: where values lie between 0 and 1, and which are labelled.</summary>
/// <param name="Title">With the unit.</param>
/// <param name="Ticks">Labelled values.</param>
/// <param name="Place">Where a value lies.</param>
internal sealed record Axis(string Title, IReadOnlyList<(double Value, string Label)> Ticks, Func<double, double> Place)
{
    /// <summary>Evenly spaced values.</summary>
    public static Axis Even(string title, double from, double to, IEnumerable<(double, string)> ticks) =>
        new(title, [.. ticks], value => (value - from) / (to - from));

    /// <summary>Whole powers of ten that enclose all values, as far as they are positive.</summary>
    public static Axis PowersOfTen(string title, IEnumerable<double> values)
    {
        var positive = values.Where(value => value > 0).DefaultIfEmpty(1).ToList();
        var from = (int)Math.Floor(Math.Log10(positive.Min()));
        var to = Math.Max((int)Math.Ceiling(Math.Log10(positive.Max())), from + 1);
        var ticks = Enumerable.Range(from, to - from + 1)
            .Select(power => Math.Pow(10, power))
            .Select(value => (value, value.ToString("0.####", CultureInfo.InvariantCulture)));
        return new Axis(
            title, [.. ticks], value => value <= 0 ? 0 : Math.Clamp((Math.Log10(value) - from) / (to - from), 0, 1));
    }

    /// <summary>Shares of all, with as much room for the last hundredth as for the last tenth.</summary>
    public static Axis Nines(string title, double shareMost)
    {
        double[] shares = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];
        var ticks = shares.Where(share => share <= shareMost)
            .Select(share => (share, (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %"));
        return new Axis(title, [.. ticks], share => Math.Log10(1 - share) / Math.Log10(1 - shareMost));
    }
}
