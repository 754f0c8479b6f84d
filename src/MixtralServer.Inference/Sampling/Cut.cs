namespace MixtralServer.Inference.Sampling;

/// <summary>
/// A place in the order of a row's tokens: greater logits first, of equal logits lower indices first. What a cut keeps
/// lies before it, so every truncation (min_p, top_k, top_p) is a cut, and two truncations together are the earlier
/// cut.
/// </summary>
/// <param name="Logit">Tokens above it are kept, tokens below it are not.</param>
/// <param name="Index">Of the tokens whose logit it is, those with a lower index are kept.</param>
internal readonly record struct Cut(float Logit, int Index)
{
    /// <summary>The cut that keeps every token of at least this logit.</summary>
    public static Cut AtLeast(float logit) => new(logit, int.MaxValue);
}
