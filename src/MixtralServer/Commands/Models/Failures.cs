using MixtralServer.Gguf.Format;

namespace MixtralServer.Commands.Models;

/// <summary>Turns the faults that a person can mend into one line and exit code 1.</summary>
internal static class Failures
{
    public static async Task<int> ReportAsync(TextWriter error, Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Broken off; nothing was written.");
            return 1;
        }
        catch (Exception fault) when (fault is
            GgufFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
