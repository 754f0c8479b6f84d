using System.Globalization;
using Spectre.Console;

namespace MixtralServer.Hosting;

/// <summary>Loading as a bar that is drawn over on a terminal.</summary>
internal sealed class BarReport(ProgressContext bars) : ILoadReport
{
    public IProgress<float> Begin(string model) => new Bar(bars.AddTask($"Loading {Markup.Escape(model)}", maxValue: 1));

    private sealed class Bar(ProgressTask task) : IProgress<float>
    {
        public void Report(float value) => task.Value = value;
    }
}

/// <summary>Loading as one line for each quarter, for logs.</summary>
internal sealed class LineReport(TextWriter output) : ILoadReport
{
    private const int Parts = 4;

    public IProgress<float> Begin(string model)
    {
        output.WriteLine($"Loading {model}");
        return new Lines(output, model);
    }

    private sealed class Lines(TextWriter output, string model) : IProgress<float>
    {
        private int _shown;

        public void Report(float value)
        {
            var part = (int)(value * Parts);
            if (part <= _shown) return;
            _shown = part;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loading {model}: {part * 100 / Parts} %"));
        }
    }
}
