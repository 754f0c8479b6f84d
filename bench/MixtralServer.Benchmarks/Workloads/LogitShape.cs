namespace MixtralServer.Benchmarks.Workloads;

/// <summary>How the logits of a row are spread.</summary>
public enum LogitShape
{
    /// <summary>
    /// As of a model that is sure: the probability falls with rank to the power of -2.5, the likeliest token has 3 of
    /// 4.
    /// </summary>
    Peaked,

    /// <summary>As of a model in the middle of a text: the probability falls with rank to the power of -1.2.</summary>
    Zipf,

    /// <summary>
    /// As of a model that knows nothing: normal logits of variance 1; most of the vocabulary has weight.
    /// </summary>
    Flat,
}
