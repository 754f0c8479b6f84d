namespace MixtralServer.Inference.Requests;

/// <summary>The class of a request: more urgent ones leave the queue first.</summary>
public enum RequestPriority
{
    /// <summary>Somebody waits for each word.</summary>
    Realtime,

    /// <summary>What is neither.</summary>
    Default,

    /// <summary>Nobody waits; what is left over is enough.</summary>
    Batch,
}
