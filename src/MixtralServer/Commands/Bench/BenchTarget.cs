using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Models;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.Commands.Bench;

/// <summary>What a measuring command measures.</summary>
/// <param name="Model">Loaded weights.</param>
/// <param name="FileName">Where they came from.</param>
/// <param name="Runtime">What computes, and its version.</param>
internal sealed record BenchTarget(LLamaModel Model, string FileName, string Runtime)
{
    /// <summary>Names the file of the weights.</summary>
    public static Option<FileInfo> File() => new("--model") { Description = "The GGUF file.", Required = true };

    /// <summary>Loads the weights and measures.</summary>
    /// <returns>The exit code: 1, with the reason written, where they cannot be loaded or run.</returns>
    public static int Run(ParseResult result, Option<FileInfo> file, Action<BenchTarget> measure)
    {
        try
        {
            var path = result.GetRequiredValue(file);
            var runtime = NativeRuntime.Start(new NativeRuntimeOptions { Logger = NullLogger.Instance });
            using var model = LLamaModel.Load(new ModelLoadOptions { Path = path.FullName }, null, CancellationToken.None);
            measure(new BenchTarget(model, path.Name, $"{runtime.Name} ({runtime.Version})"));
            return 0;
        }
        catch (ModelLoadException problem)
        {
            result.InvocationConfiguration.Error.WriteLine(problem.Message);
            return 1;
        }
    }
}
