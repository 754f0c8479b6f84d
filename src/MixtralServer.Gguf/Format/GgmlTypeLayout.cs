namespace MixtralServer.Gguf.Format;

/// <summary>How many elements one block of a tensor type holds, and in how many bytes.</summary>
/// <param name="BlockElements">Elements in a block; a row is a whole number of blocks.</param>
/// <param name="BlockBytes">Bytes of a block.</param>
public readonly record struct GgmlTypeLayout(int BlockElements, int BlockBytes)
{
    /// <summary>
    /// The layout of a type, or null for a type that is not known here. Source: the block structures of
    /// llama.cpp's <c>ggml-common.h</c>.
    /// </summary>
    public static GgmlTypeLayout? Of(GgmlType type) => type switch
    {
        GgmlType.I8 => new(1, 1),
        GgmlType.F16 or GgmlType.BF16 or GgmlType.I16 => new(1, 2),
        GgmlType.F32 or GgmlType.I32 => new(1, 4),
        GgmlType.F64 or GgmlType.I64 => new(1, 8),
        GgmlType.MXFP4 => new(32, 17),
        GgmlType.Q4_0 or GgmlType.IQ4_NL => new(32, 18),
        GgmlType.Q4_1 => new(32, 20),
        GgmlType.Q5_0 => new(32, 22),
        GgmlType.Q5_1 => new(32, 24),
        GgmlType.Q8_0 => new(32, 34),
        GgmlType.Q8_1 => new(32, 36),
        GgmlType.Q2_0 => new(64, 18),
        GgmlType.NVFP4 => new(64, 36),
        GgmlType.Q1_0 => new(128, 18),
        _ => OfSuperBlock(type) is int bytes ? new(256, bytes) : null,
    };

    private static int? OfSuperBlock(GgmlType type) => type switch
    {
        GgmlType.Q2_K => 84,
        GgmlType.Q3_K => 110,
        GgmlType.Q4_K => 144,
        GgmlType.Q5_K => 176,
        GgmlType.Q6_K => 210,
        GgmlType.Q8_K => 292,
        GgmlType.IQ1_S => 50,
        GgmlType.IQ1_M => 56,
        GgmlType.IQ2_XXS => 66,
        GgmlType.IQ2_XS => 74,
        GgmlType.IQ2_S => 82,
        GgmlType.IQ3_XXS => 98,
        GgmlType.IQ3_S => 110,
        GgmlType.IQ4_XS => 136,
        GgmlType.TQ1_0 => 54,
        GgmlType.TQ2_0 => 66,
        _ => null,
    };
}
