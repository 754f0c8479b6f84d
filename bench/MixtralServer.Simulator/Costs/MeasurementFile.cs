using System.Globalization;

namespace MixtralServer.Simulator.Costs;

/// <summary>Reads the tables of measurements that are part of the program.</summary>
internal static class MeasurementFile
{
    /// <summary>The lines of a table, cut into fields, without comments and headings.</summary>
    public static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(MeasurementFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program has no measurements named {name}.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')),
        ];
    }

    /// <summary>A field as a number.</summary>
    public static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
