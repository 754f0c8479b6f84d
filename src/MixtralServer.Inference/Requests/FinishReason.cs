namespace MixtralServer.Inference.Requests;

/// <summary>Why a generation ended well.</summary>
public enum FinishReason
{
    /// <summary>The model ended its answer, or a stop string or stop token came.</summary>
    Stop,

    /// <summary>The output limit or the end of the context was reached.</summary>
    Length,
}
