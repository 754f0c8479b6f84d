using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>The metadata of a Mixtral file, with the keys that llama.cpp's converter writes.</summary>
internal static class MixtralMetadata
{
    public static List<KeyValuePair<string, GgufValue>> Build(
        MixtralShape shape, GgmlType matrixType, TokenVocabulary vocabulary, ulong seed) =>
    [
        .. General(shape, matrixType, seed),
        .. Model(shape, vocabulary.Pieces.Count),
        .. Tokenizer(vocabulary),
    ];

    private static IEnumerable<KeyValuePair<string, GgufValue>> General(
        MixtralShape shape, GgmlType matrixType, ulong seed) =>
    [
        new("general.architecture", GgufValue.Of("llama")),
        new("general.type", GgufValue.Of("model")),
        new("general.name", GgufValue.Of($"Synthetic Mixtral {shape.Name}")),
        new("general.description", GgufValue.Of($"Random weights from seed {seed}; it has learned nothing.")),
        new("general.file_type", GgufValue.Of(FileType(matrixType))),
        new("general.quantization_version", GgufValue.Of(2u)),
    ];

    private static IEnumerable<KeyValuePair<string, GgufValue>> Model(MixtralShape shape, int vocabulary) =>
    [
        new("llama.vocab_size", GgufValue.Of((uint)vocabulary)),
        new("llama.context_length", GgufValue.Of((uint)shape.Context)),
        new("llama.embedding_length", GgufValue.Of((uint)shape.Width)),
        new("llama.block_count", GgufValue.Of((uint)shape.Layers)),
        new("llama.feed_forward_length", GgufValue.Of((uint)shape.FeedForward)),
        new("llama.rope.dimension_count", GgufValue.Of((uint)shape.HeadWidth)),
        new("llama.rope.freq_base", GgufValue.Of(1_000_000f)),
        new("llama.attention.head_count", GgufValue.Of((uint)shape.Heads)),
        new("llama.attention.head_count_kv", GgufValue.Of((uint)shape.KvHeads)),
        new("llama.attention.layer_norm_rms_epsilon", GgufValue.Of(1e-5f)),
        new("llama.expert_count", GgufValue.Of((uint)MixtralShape.Experts)),
        new("llama.expert_used_count", GgufValue.Of((uint)MixtralShape.ExpertsUsed)),
    ];

    private static IEnumerable<KeyValuePair<string, GgufValue>> Tokenizer(TokenVocabulary vocabulary)
    {
        var pieces = vocabulary.Pieces;
        return
        [
            new("tokenizer.ggml.model", GgufValue.Of("llama")),
            new("tokenizer.ggml.pre", GgufValue.Of("default")),
            new("tokenizer.ggml.tokens", GgufValue.List(
                GgufValueType.String, pieces.Select(piece => piece.Text).ToArray())),
            new("tokenizer.ggml.scores", GgufValue.List(
                GgufValueType.Float32, pieces.Select(piece => piece.Score).ToArray())),
            new("tokenizer.ggml.token_type", GgufValue.List(
                GgufValueType.Int32, pieces.Select(piece => (int)piece.Kind).ToArray())),
            new("tokenizer.ggml.bos_token_id", GgufValue.Of((uint)vocabulary.BosId)),
            new("tokenizer.ggml.eos_token_id", GgufValue.Of((uint)vocabulary.EosId)),
            new("tokenizer.ggml.unknown_token_id", GgufValue.Of((uint)vocabulary.UnknownId)),
            new("tokenizer.ggml.add_bos_token", GgufValue.Of(true)),
            new("tokenizer.ggml.add_eos_token", GgufValue.Of(false)),
            new("tokenizer.ggml.add_space_prefix", GgufValue.Of(vocabulary.AddSpacePrefix)),
        ];
    }

    // llama.h, enum llama_ftype; a pure Q4_K comes nearest to its MOSTLY_Q4_K_S.
    private static uint FileType(GgmlType type) => type switch
    {
        GgmlType.F32 => 0,
        GgmlType.F16 => 1,
        GgmlType.Q8_0 => 7,
        GgmlType.Q2_K => 10,
        GgmlType.Q4_K => 14,
        _ => throw new NotSupportedException($"Synthetic models of type {type} are not written."),
    };
}
