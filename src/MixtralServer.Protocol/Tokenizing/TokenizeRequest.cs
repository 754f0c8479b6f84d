namespace MixtralServer.Protocol.Tokenizing;

/// <summary>The body of <c>POST /v1/tokenize</c>: text, or a prompt with control tokens in it.</summary>
public sealed record TokenizeRequest
{
    /// <summary>The model's id or alias.</summary>
    public string? Model { get; init; }

    /// <summary>Text as in a message: whatever it says, no control token comes of it.</summary>
    public string? Text { get; init; }

    /// <summary>A prompt as for completions: <c>&lt;s&gt;</c>, <c>[INST]</c> and their kin become control tokens.</summary>
    public string? Prompt { get; init; }

    /// <summary>With <see cref="Prompt"/>: the text after what is to be filled in.</summary>
    public string? Suffix { get; init; }

    /// <summary>Whether the begin token is put first; true where absent.</summary>
    public bool? AddSpecial { get; init; }

    /// <summary>vLLM's name of <see cref="AddSpecial"/>.</summary>
    public bool? AddSpecialTokens { get; init; }
}
