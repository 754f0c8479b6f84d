using Microsoft.Extensions.Logging.Console;

namespace MixtralServer.Hosting;

/// <summary>Logs go to standard error, one line each; standard output is for what the command has to say.</summary>
internal static class ServerLogging
{
    /// <summary>A factory for what lives outside the web application.</summary>
    public static ILoggerFactory Create(bool verbose) => LoggerFactory.Create(logging => Configure(logging, verbose));

    /// <summary>Our own news, and of the framework what is wrong; with <paramref name="verbose"/> all of ours.</summary>
    public static void Configure(ILoggingBuilder logging, bool verbose)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("MixtralServer", verbose ? LogLevel.Debug : LogLevel.Information);
        logging.AddFilter("llama.cpp", verbose ? LogLevel.Debug : LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
