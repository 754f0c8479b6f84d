using System.CommandLine;
using MixtralServer.Commands;
using MixtralServer.Configuration;

namespace MixtralServer.Tests.Commands;

/// <summary>Runs command lines with a server that only notes what it was asked for.</summary>
internal static class CommandLine
{
    public static async Task<CommandLineResult> RunAsync(params string[] args)
    {
        ServeOptions? served = null;
        var root = MixtralCommand.Create((options, _) =>
        {
            served = options;
            return Task.FromResult(0);
        });
        using var output = new StringWriter();
        using var error = new StringWriter();
        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        var code = await MixtralCommand.RunAsync(root, args, configuration);
        return new CommandLineResult(code, served, output.ToString(), error.ToString());
    }
}

/// <summary>What came of a command line.</summary>
internal sealed record CommandLineResult(int Code, ServeOptions? Served, string Output, string Error);
