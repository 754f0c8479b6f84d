using MixtralServer.Inference.Ports;

namespace MixtralServer.TestKit;

/// <summary>
/// A model without weights: the logits after a token depend on every token of the sequence before it and on nothing else, so any
/// mistake of position, cache or batching changes the text. With a reply, it says that instead and then ends.
/// </summary>
/// <param name="seed">Another seed, another model.</param>
/// <param name="reply">What it always answers, or null for hash-made logits.</param>
/// <param name="faults">What goes wrong, or null for nothing.</param>
public sealed class SimulatedModel(ulong seed, string? reply = null, ISimulatedFaults? faults = null) : IModel
{
    /// <summary>The context made last.</summary>
    public SimulatedModelContext? Context { get; private set; }

    public ModelFacts Facts { get; } = new("simulated", 0, 0, 1 << 20, 1, null, ["none"]);

    public ITokenizer Tokenizer { get; } = new SimulatedTokenizer();

    public IModelContext CreateContext(ContextOptions options) =>
        Context = new SimulatedModelContext(options, seed, reply is null ? null : [.. Tokenizer.Encode(reply)], faults);

    public void Dispose()
    {
    }
}
