namespace MixtralServer.Inference.Prompts;

/// <summary>
/// A prompt before it is tokens: runs of text and control tokens, kept apart so that no text can ever become a control token.
/// </summary>
/// <param name="Runs">The runs in order.</param>
public sealed record Prompt(IReadOnlyList<PromptRun> Runs);
