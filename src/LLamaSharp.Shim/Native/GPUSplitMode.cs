namespace LLama.Native;

/// <summary>How a model is spread over several devices; the values are llama.h's <c>llama_split_mode</c>.</summary>
public enum GPUSplitMode
{
    /// <summary>All of it on one device.</summary>
    None = 0,

    /// <summary>Whole layers, and their KV cells, on each device.</summary>
    Layer = 1,

    /// <summary>Rows of each matrix on each device.</summary>
    Row = 2,
}
