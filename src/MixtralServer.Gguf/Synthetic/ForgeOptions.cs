using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>What synthetic model to write.</summary>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Type">
/// Type of its matrices: F32, F16, Q8_0, Q4_K or Q2_K. Where blocks of 256 do not divide the rows (the tiny shape),
/// Q8_0 is written instead.
/// </param>
/// <param name="Seed">The same seed gives the same file, whatever the machine.</param>
/// <param name="Vocabulary">
/// Its vocabulary; null for the built-in one, small for the tiny shape and padded to 32,768 entries for the others.
/// </param>
/// <param name="Overwrite">Whether an existing file is replaced.</param>
public sealed record ForgeOptions(
    MixtralShape Shape,
    GgmlType Type,
    ulong Seed = 1,
    TokenVocabulary? Vocabulary = null,
    bool Overwrite = false);
