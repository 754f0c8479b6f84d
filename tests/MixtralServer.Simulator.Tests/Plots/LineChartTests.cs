using System.Xml.Linq;
using MixtralServer.Simulator.Plots;

namespace MixtralServer.Simulator.Tests.Plots;

public sealed class LineChartTests
{
    [Fact]
    public void ToSvg_TwoLines_HasThemTheirNamesAndTheAxes()
    {
        var axis = Axis.PowersOfTen("milliseconds", [3, 250]);
        var chart = new LineChart(
            "a < b", Axis.Nines("share", 0.99), axis, [new Series("one", [(0, 3), (0.9, 250)]), new Series("two", [(0, 4)])]);

        var svg = XDocument.Parse(chart.ToSvg());

        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Equal(2, svg.Descendants().Count(e => e.Name.LocalName == "polyline"));
        Assert.All(["a < b", "one", "two", "milliseconds", "share", "1000", "90 %"], text => Assert.Contains(text, texts));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(10, 0.5)]
    [InlineData(100, 1)]
    [InlineData(0, 0)]
    public void PowersOfTen_Values_LieEvenlyByFactor(double value, double expected) =>
        Assert.Equal(expected, Axis.PowersOfTen("", [1, 100]).Place(value), 1e-9);
}
