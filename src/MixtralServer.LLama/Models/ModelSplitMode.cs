namespace MixtralServer.LLama.Models;

/// <summary>How a model is spread over several GPUs.</summary>
public enum ModelSplitMode
{
    /// <summary>All of it on one.</summary>
    None,

    /// <summary>Whole layers on each, the usual choice.</summary>
    Layer,

    /// <summary>Rows of each matrix on each; needs fast links between the cards.</summary>
    Row,
}
