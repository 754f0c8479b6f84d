using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace MixtralServer.LLama.Runtime;

/// <summary>What llama.cpp logged during one call, as far as it is needed afterwards. Reused between calls.</summary>
internal sealed partial class LogCapture
{
    // A failing load says what is wrong in its first few lines; a model lies on at most 16 devices and the CPU.
    private const int LineCountMax = 64;

    private readonly List<string> _problems = [];
    private readonly List<string> _buffers = [];

    /// <summary>The distinct devices that model buffers were placed on, in the order they were logged.</summary>
    public IReadOnlyList<string> BufferDevices => [.. _buffers.Distinct()];

    public void Clear()
    {
        _problems.Clear();
        _buffers.Clear();
    }

    public void Add(LogLevel level, string line)
    {
        if (level == LogLevel.Error && _problems.Count < LineCountMax)
            _problems.Add(line);
        else if (_buffers.Count < LineCountMax && ModelBuffer().Match(line) is { Success: true } buffer)
            _buffers.Add(DeviceOf(buffer.Groups[1].Value));
    }

    /// <summary>What went wrong, without the names of native functions; null where no error was logged.</summary>
    public string? Reason()
    {
        // The first error is the cause; the later ones say what could not be done because of it.
        var causes = _problems.Select(line => NativeFunction().Replace(line, "").Trim());
        return causes.FirstOrDefault(line => line.Length > 0)?.TrimEnd('.');
    }

    // CPU_Mapped, CPU_REPACK, CUDA_Host and Vulkan_Host are all memory of the CPU.
    private static string DeviceOf(string buffer) =>
        buffer.StartsWith("CPU", StringComparison.Ordinal) || buffer.EndsWith("_Host", StringComparison.Ordinal)
            ? "CPU"
            : buffer;

    [GeneratedRegex(@"^\w+:\s+(\S+) model buffer size =")]
    private static partial Regex ModelBuffer();

    [GeneratedRegex(@"^(\w+: )+(error loading model: )?(\w+: )*")]
    private static partial Regex NativeFunction();
}
