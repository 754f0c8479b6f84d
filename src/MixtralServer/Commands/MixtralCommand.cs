using System.CommandLine;
using System.CommandLine.Invocation;
using MixtralServer.Commands.Bench;
using MixtralServer.Commands.Evaluation;
using MixtralServer.Commands.Grammars;
using MixtralServer.Commands.Keys;
using MixtralServer.Commands.Models;
using MixtralServer.Configuration;
using MixtralServer.Hosting;
using MixtralServer.Inference.Ports;

namespace MixtralServer.Commands;

/// <summary>The program's command line.</summary>
internal static class MixtralCommand
{
    /// <summary>All commands.</summary>
    /// <param name="serve">Runs the server and gives the exit code.</param>
    public static RootCommand Create(Func<ServeOptions, CancellationToken, Task<int>> serve)
        => new("MixtralServer: chat with Mixtral over the Together, OpenAI and Mistral APIs.")
        {
            ServeCommand.Create(serve),
            EvalCommand.Create(),
            new Command("models", "Look at models and their files.")
            {
                ListCommand.Create(), InspectCommand.Create(), ForgeCommand.Create(),
            },
            new Command("keys", "Make API keys.") { KeysCommands.CreateNew(), KeysCommands.CreateHash(Console.In) },
            new Command("grammar", "Look at grammars, without a model.")
            {
                GrammarCommands.CreateCompile(), GrammarCommands.CreateCheck(), GrammarWalkCommand.Create(),
            },
            new Command("bench", "Measure.")
            {
                BenchRawCommand.Create(), BenchDepthCommand.Create(), BenchMaskBenchCommand.Create(),
            },
        };

    /// <summary>Runs one command line. A fault that a person can mend becomes a message without a trace.</summary>
    /// <returns>The exit code: 0, or 1 after any fault.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, InvocationConfiguration configuration)
    {
        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction action)
            action.ShowHelp = false;
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception e) when (e is CatalogException or ModelLoadException or ListenException)
        {
            await configuration.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
