namespace MixtralServer.Inference.Scheduling;

/// <summary>What a client has had so far, in rows computed for it (Sheng et al. 2023, "Fairness in Serving Large Language Models").</summary>
internal sealed class ClientShare
{
    /// <summary>Rows computed, raised to the others' level after an absence so that nobody saves up.</summary>
    public long Served { get; set; }

    /// <summary>Its requests that are alive.</summary>
    public int Alive { get; set; }
}
