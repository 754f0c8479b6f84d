using MixtralServer.Inference.Ports;

namespace MixtralServer.Inference.KvCache;

/// <summary>What must be done to the context's cells so that they agree with a <see cref="KvTree"/>.</summary>
internal abstract record KvEdit
{
    private KvEdit()
    {
    }

    /// <summary>Does it.</summary>
    public abstract void Apply(IModelContext context);

    /// <summary>Frees a sequence's cells from a position on, unless another sequence shares them.</summary>
    internal sealed record Truncate(SequenceId Sequence, int From) : KvEdit
    {
        public override void Apply(IModelContext context) => context.Truncate(Sequence, From);
    }

    /// <summary>Lets an empty sequence share the first cells of another.</summary>
    internal sealed record Share(SequenceId From, SequenceId To, int Length) : KvEdit
    {
        public override void Apply(IModelContext context) => context.SharePrefix(From, To, Length);
    }
}
