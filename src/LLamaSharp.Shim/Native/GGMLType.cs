namespace LLama.Native;

/// <summary>Number formats of tensors; the values are ggml.h's <c>ggml_type</c>.</summary>
public enum GGMLType
{
    /// <summary>32-bit floats.</summary>
    GGML_TYPE_F32 = 0,

    /// <summary>16-bit floats.</summary>
    GGML_TYPE_F16 = 1,

    /// <summary>Blocks of 32 4-bit values with one scale.</summary>
    GGML_TYPE_Q4_0 = 2,

    /// <summary>Blocks of 32 8-bit values with one scale.</summary>
    GGML_TYPE_Q8_0 = 8,
}
