using System.CommandLine;
using System.CommandLine.Parsing;
using MixtralServer.Chat.Prompts;
using MixtralServer.Configuration;
using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Commands;

/// <summary><c>serve</c>: runs the server.</summary>
internal static class ServeCommand
{
    private static readonly Choice<Backend>[] Backends =
        [.. Enum.GetValues<Backend>().Select(value => new Choice<Backend>(value.ToString().ToLowerInvariant(), value))];

    private static readonly Option<int?> Port = OptionKinds.Number(
        "--port", 0, 65_535, "Listen on this port of 127.0.0.1; 0 takes a free one [default: 8080]");

    private static readonly Option<string[]> Urls = new("--urls")
    {
        HelpName = "U",
        Description = "Listen on these addresses instead, such as http://0.0.0.0:8080 (several with ;)",
        CustomParser = ListenUrls.Parse,
    };

    private static readonly Option<string?> Catalog = OptionKinds.Catalog();

    private static readonly Option<ModelFile?> Model = new("--model")
    {
        HelpName = "FILE.gguf",
        Description = $"Serve one GGUF file, or {ModelFile.BuiltInName}, without a catalogue",
        CustomParser = ParseModel,
    };

    private static readonly Option<int?> Context = OptionKinds.Number(
        "--ctx",
        16,
        SizesReader.MaxContext,
        $"Tokens of one sequence, with --model [default: {ModelSizes.DefaultContext}]");

    private static readonly Option<int?> Parallel = OptionKinds.Number(
        "--parallel",
        1,
        SizesReader.MaxParallel,
        $"Sequences side by side, with --model [default: {ModelSizes.DefaultParallel}]");

    private static readonly Option<int?> Threads = OptionKinds.Number(
        "--threads", 1, ModelEntryReader.MaxThreads, "CPU threads of each model, in place of what the catalogue says");

    private static readonly Option<Backend> Runtime = OptionKinds.OneOf("--backend", Backends, "The native library");

    private static readonly Option<GpuLayers?> Layers = new("--gpu-layers")
    {
        HelpName = "N|all",
        Description = "Layers of each model on the GPU, in place of what the catalogue says",
        CustomParser = result => OptionKinds.Parsed(result, GpuLayers.Allowed, GpuLayers.Parse),
    };

    private static readonly Option<ChatFormat?> Format = OptionKinds.OneOf(
        "--chat-format", Words.ChatFormats, "How chats are written, with --model");

    private static readonly Option<bool> AllowAnonymous = new("--allow-anonymous")
    {
        Description = "Serve other machines though there are no API keys",
    };

    private static readonly Option<bool> NoStandIn = new("--no-stand-in")
    {
        Description = $"Refuse requests for models whose weights are absent, rather than let {ModelFile.BuiltInId} answer in their place",
    };

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Log each request and what the native library says",
    };

    /// <summary>The command.</summary>
    /// <param name="serve">Runs the server and gives the exit code.</param>
    public static Command Create(Func<ServeOptions, CancellationToken, Task<int>> serve)
    {
        var command = new Command("serve", "Run the server.")
        {
            Port, Urls, Catalog, Model, Context, Parallel, Threads, Runtime, Layers, Format, AllowAnonymous, NoStandIn, Verbose,
        };
        command.Validators.Add(CheckTogether);
        command.SetAction((result, cancellationToken) => serve(OptionsOf(result), cancellationToken));
        return command;
    }

    private static ServeOptions OptionsOf(ParseResult result) => new()
    {
        Urls = result.GetValue(Urls) is { Length: > 0 } urls
            ? urls
            : [result.GetValue(Port) is { } port ? $"http://127.0.0.1:{port}" : ServeOptions.DefaultUrl],
        CatalogPath = result.GetValue(Catalog),
        Model = result.GetValue(Model),
        Context = result.GetValue(Context),
        Parallel = result.GetValue(Parallel),
        ChatFormat = result.GetValue(Format),
        Threads = result.GetValue(Threads),
        GpuLayers = result.GetValue(Layers),
        Backend = result.GetValue(Runtime),
        AllowAnonymous = result.GetValue(AllowAnonymous),
        NoStandIn = result.GetValue(NoStandIn),
        Verbose = result.GetValue(Verbose),
    };

    private static void CheckTogether(CommandResult result)
    {
        if (Has(Port) && Has(Urls))
            result.AddError("--port and --urls both say where to listen; give one of them.");
        if (Has(Model) && Has(Catalog))
            result.AddError("--model serves one file without a catalogue; give --model or --catalog, not both.");
        foreach (var option in (Option[])[Context, Parallel, Format])
        {
            if (Has(option) && !Has(Model))
                result.AddError($"{option.Name} goes with --model; for models of the catalogue, set it in the file.");
        }

        if (Written(Runtime) is "cpu" or "CPU" && Written(Layers) is not (null or "0"))
            result.AddError("--backend cpu uses no GPU; leave --gpu-layers out, or choose --backend cuda or vulkan.");

        bool Has(Option option) => result.GetResult(option) is { Implicit: false };

        // Not the value: asking for one that was refused throws.
        string? Written(Option option) => result.GetResult(option) is { Tokens: [var token, ..] } ? token.Value : null;
    }

    private static ModelFile? ParseModel(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (ModelFile.Objection(written) is { } objection)
        {
            result.AddError($"--model: {objection}.");
            return null;
        }

        var file = ModelFile.At(written, Directory.GetCurrentDirectory());
        if (file.Missing() is [var first, ..])
            result.AddError($"--model: there is no file {first}.");
        return file;
    }
}
