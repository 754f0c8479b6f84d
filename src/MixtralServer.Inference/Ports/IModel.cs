namespace MixtralServer.Inference.Ports;

/// <summary>Loaded weights. Dispose after every context made from it.</summary>
public interface IModel : IDisposable
{
    /// <summary>What the model says of itself.</summary>
    ModelFacts Facts { get; }

    /// <summary>The model's vocabulary.</summary>
    ITokenizer Tokenizer { get; }

    /// <summary>
    /// Allocates a context, owned by the calling thread. Throws <see cref="ModelLoadException"/> where memory or
    /// the options do not allow it.
    /// </summary>
    IModelContext CreateContext(ContextOptions options);
}
