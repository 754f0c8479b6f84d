using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.Prompts;

/// <summary>One run of a <see cref="Prompt"/>: text or a control token.</summary>
public abstract record PromptRun
{
    private PromptRun()
    {
    }

    /// <summary>Text encoded on its own (its own dummy prefix), never yielding control tokens.</summary>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Value) : PromptRun;

    /// <summary>Text encoded as if other text stood before it: without a dummy prefix.</summary>
    /// <param name="Value">The text.</param>
    public sealed record BareText(string Value) : PromptRun;

    /// <summary>Tokens as they are, control tokens too: for those who may write them.</summary>
    /// <param name="Ids">Tokens of the vocabulary.</param>
    public sealed record Tokens(IReadOnlyList<TokenId> Ids) : PromptRun;

    /// <summary>
    /// A control token by its text, such as <c>[INST]</c>. Where the vocabulary has no such token, the piece
    /// is encoded as ordinary text together with the text runs beside it.
    /// </summary>
    /// <param name="Piece">The token's text in the vocabulary.</param>
    public sealed record Control(string Piece) : PromptRun;

    /// <summary>The model's begin-of-sequence token; nothing where the model has none.</summary>
    public sealed record BeginOfSequence : PromptRun;

    /// <summary>The model's end-of-sequence token, written by the prompt's author after a finished turn (<c>&lt;/s&gt;</c>).</summary>
    public sealed record EndOfSequence : PromptRun;
}
