using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Requests;

/// <summary>Whose request it is, and how urgent: what the engine needs to know to be fair.</summary>
/// <param name="Client">Requests of one client share its turn; empty for nobody in particular.</param>
/// <param name="CacheScope">Only requests of one scope share cached prompts; empty for the one that is common to all.</param>
/// <param name="Priority">The class of the request.</param>
public sealed record Caller(string Client, string CacheScope, RequestPriority Priority)
{
    /// <summary>Nobody in particular.</summary>
    public static Caller Anyone { get; } = new("", "", RequestPriority.Default);
}
