using MixtralServer.Inference.Requests;
using MixtralServer.Protocol.Generation;

namespace MixtralServer.Chat.Requests;

/// <summary>
/// Refuses what this server cannot do, since answering without it would be a wrong answer; the values that ask for
/// nothing are fine, because clients send them of their own accord.
/// </summary>
internal static class UnsupportedFeatures
{
    public static RequestProblem? Check(GenerationParameters wire) =>
        Refuse(!string.IsNullOrEmpty(wire.SafetyModel), "safety_model", "Safety models are")
        ?? Refuse(wire.SafePrompt is true, "safe_prompt", "Safety prompts are");

    private static RequestProblem? Refuse(bool asked, string parameter, string subject) =>
        asked ? Problems.Unsupported(parameter, subject) : null;
}
