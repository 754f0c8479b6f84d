using MixtralServer.Chat.Prompts;

namespace MixtralServer.Configuration;

/// <summary>What <c>serve</c> was asked for on the command line: checked, and free of contradictions.</summary>
internal sealed record ServeOptions
{
    /// <summary>Where the server listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Where to listen.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>The catalogue to serve; null looks in the usual places. Always null with <see cref="Model"/>.</summary>
    public string? CatalogPath { get; init; }

    /// <summary>The one model to serve instead of a catalogue.</summary>
    public ModelFile? Model { get; init; }

    /// <summary>The context of <see cref="Model"/>, in tokens.</summary>
    public int? Context { get; init; }

    /// <summary>How many sequences of <see cref="Model"/> run side by side.</summary>
    public int? Parallel { get; init; }

    /// <summary>How conversations are written for <see cref="Model"/>; null goes by its own template.</summary>
    public ChatFormat? ChatFormat { get; init; }

    /// <summary>CPU threads of every model, in place of what the catalogue says.</summary>
    public int? Threads { get; init; }

    /// <summary>Layers of every model on the GPU, in place of what the catalogue says.</summary>
    public GpuLayers? GpuLayers { get; init; }

    /// <summary>Which native library to use.</summary>
    public Backend Backend { get; init; } = Backend.Auto;

    /// <summary>Whether to serve other machines without API keys.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>Whether absent models are refused even where the one that comes with the program could answer in their place.</summary>
    public bool NoStandIn { get; init; }

    /// <summary>Whether to log what happens to each request and what the native library says.</summary>
    public bool Verbose { get; init; }
}
