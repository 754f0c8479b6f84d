using MixtralServer.Chat.Prompts;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat;

/// <summary>What answering a chat needs to know of a loaded model.</summary>
public sealed record ChatModel
{
    /// <summary>The model's id in the catalogue.</summary>
    public required string Id { get; init; }

    /// <summary>How it expects a conversation to be written.</summary>
    public required ChatFormat Format { get; init; }

    /// <summary>The most tokens of prompt and answer together.</summary>
    public required int ContextLength { get; init; }

    /// <summary>The most tokens of one answer whatever the request says, or null for no such limit.</summary>
    public int? TokensOutputMax { get; init; }

    /// <summary>How long a request may take from its arrival to its last token.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How tokens are drawn where the request does not say; its seed is not used.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Texts that end an answer besides those of the request and of the format; none is empty.</summary>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>Whether clients that are not configured otherwise share cached prompts with all others.</summary>
    public bool SharesCache { get; init; } = true;

    /// <summary>The model's vocabulary.</summary>
    public required ITokenizer Tokenizer { get; init; }
}
