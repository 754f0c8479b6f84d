using System.Globalization;
using System.Net;
using System.Text;

namespace MixtralServer.Simulator.Plots;

/// <summary>A chart of lines as SVG, legible on light and dark pages, without anything from elsewhere.</summary>
/// <param name="title">Above the chart.</param>
/// <param name="across">From left to right.</param>
/// <param name="up">From bottom to top.</param>
/// <param name="lines">At most nine can be told apart.</param>
internal sealed class LineChart(string title, Axis across, Axis up, IReadOnlyList<Series> lines)
{
    private const int Width = 860;
    private const int Height = 460;
    private const int Left = 70;
    private const int Right = 190;
    private const int Top = 44;
    private const int Bottom = 56;
    private const int LegendStep = 24;
    private const string Font = "font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\"";

    // Colours that the colour-blind tell apart too (Okabe and Ito 2008), in shades that show on white and on black.
    private static readonly string[] Colours =
        ["#0079c1", "#d55e00", "#00946a", "#c2649a", "#b58900", "#4aa3d8", "#8a8a8a", "#7a5bd0", "#e0409f"];

    private static readonly string[] Dashes = ["", "9 4", "3 3", "12 3 3 3", "", "9 4", "3 3", "12 3 3 3", "6 3"];

    private readonly StringBuilder _svg = new();

    /// <summary>The whole file.</summary>
    public string ToSvg()
    {
        _svg.Clear();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" {Font}>");
        Line("<style>.page{fill:#ffffff}.text{fill:#24292f}.grid{stroke:#d0d7de}.line{fill:none;stroke-width:2}");
        Line("@media (prefers-color-scheme: dark){.page{fill:#0d1117}.text{fill:#e6edf3}.grid{stroke:#30363d}}</style>");
        Line($"<rect class=\"page\" width=\"{Width}\" height=\"{Height}\"/>");
        Text(Left, 24, "start", title, "font-size=\"16\" font-weight=\"bold\"");
        DrawAcross();
        DrawUp();
        for (var i = 0; i < lines.Count; i++) DrawSeries(lines[i], i);
        Line("</svg>");
        return _svg.ToString();
    }

    private static double X(double place) => Left + (place * (Width - Left - Right));

    private static double Y(double place) => Height - Bottom - (place * (Height - Top - Bottom));

    private void DrawAcross()
    {
        foreach (var (value, label) in across.Ticks)
        {
            var x = X(across.Place(value));
            Grid(x, Y(0), x, Y(1));
            Text(x, Height - Bottom + 20, "middle", label);
        }

        Text(X(0.5), Height - 12, "middle", across.Title);
    }

    private void DrawUp()
    {
        foreach (var (value, label) in up.Ticks)
        {
            var y = Y(up.Place(value));
            Grid(X(0), y, X(1), y);
            Text(Left - 8, y + 4, "end", label);
        }

        var middle = Number(Y(0.5));
        Text(18, Y(0.5), "middle", up.Title, $"transform=\"rotate(-90 18 {middle})\"");
    }

    private void DrawSeries(Series series, int index)
    {
        var style = $"stroke=\"{Colours[index % Colours.Length]}\" stroke-dasharray=\"{Dashes[index % Dashes.Length]}\"";
        var points = series.Points.Select(point => $"{Number(X(across.Place(point.X)))},{Number(Y(up.Place(point.Y)))}");
        Line($"<polyline class=\"line\" {style} points=\"{string.Join(' ', points)}\"/>");
        var y = Top + 10 + (index * LegendStep);
        var x = Width - Right + 16;
        Line($"<line class=\"line\" {style} x1=\"{x}\" y1=\"{y}\" x2=\"{x + 34}\" y2=\"{y}\"/>");
        Text(x + 42, y + 4, "start", series.Name);
    }

    private void Grid(double x1, double y1, double x2, double y2) => Line(
        $"<line class=\"grid\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    private void Text(double x, double y, string anchor, string text, string more = "")
    {
        var place = $"x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\"";
        Line($"<text class=\"text\" {place} {more}>{WebUtility.HtmlEncode(text)}</text>");
    }

    private void Line(string text) => _svg.Append(text).Append('\n');

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
