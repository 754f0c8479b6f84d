using MixtralServer.Chat;
using MixtralServer.Inference.Embeddings;
using MixtralServer.Inference.Scheduling;

namespace MixtralServer.Serving;

/// <summary>Whether a model can answer.</summary>
internal abstract record ServedModelState
{
    private ServedModelState()
    {
    }

    /// <summary>Its weights are being read.</summary>
    /// <param name="Progress">From 0 to 1.</param>
    internal sealed record Loading(double Progress) : ServedModelState;

    /// <summary>It answers.</summary>
    internal sealed record Ready(ChatModel Chat, GenerationEngine Engine) : ServedModelState
    {
        /// <summary>What embeds texts with it; null where it does not.</summary>
        public EmbeddingEngine? Embeddings { get; init; }
    }

    /// <summary>Its weights are not there.</summary>
    /// <param name="Reason">For people: where they were looked for.</param>
    internal sealed record Missing(string Reason) : ServedModelState;

    /// <summary>Its weights are not there, and another model answers in its place.</summary>
    /// <param name="By">The other model, which has weights of its own.</param>
    /// <param name="Reason">For people: where the weights were looked for.</param>
    internal sealed record StoodIn(ServedModel By, string Reason) : ServedModelState;

    /// <summary>It could not be loaded, or has broken down.</summary>
    /// <param name="Reason">For people.</param>
    internal sealed record Failed(string Reason) : ServedModelState;
}
