using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>The tensors of a Mixtral, named and shaped as llama.cpp expects, with the spread of their weights.</summary>
/// <remarks>
/// Weights are N(0, gain² / inputs): a matrix then gives outputs of about the size of its inputs times the gain, and
/// activations stay finite at any depth. The gains are chosen so that the context, and not the last token alone,
/// decides the next token: small embeddings, sharp attention.
/// </remarks>
internal static class MixtralTensors
{
    private const double EmbeddingDeviation = 0.25;

    private const double AttentionGain = 1.5;

    // Makes logits N(0, 2.5²): a softmax at temperature 1 is neither flat nor a spike.
    private const double OutputGain = 2.5;

    /// <summary>
    /// The type that matrices of a shape get: the wanted one, or Q8_0 where its blocks do not divide the rows.
    /// llama.cpp falls back too (Q4_K to Q5_0, Q2_K to Q4_0), to types that nothing else here needs.
    /// </summary>
    public static GgmlType MatrixType(MixtralShape shape, GgmlType wanted)
    {
        var layout = GgmlTypeLayout.Of(wanted) ?? throw new NotSupportedException($"Unknown type {wanted}.");
        var fits = shape.Width % layout.BlockElements == 0 && shape.FeedForward % layout.BlockElements == 0;
        return fits ? wanted : GgmlType.Q8_0;
    }

    /// <summary>All tensors in file order.</summary>
    public static List<SyntheticTensor> List(MixtralShape shape, GgmlType wanted, int vocabulary)
    {
        var type = MatrixType(shape, wanted);
        var tensors = new List<SyntheticTensor>
        {
            new(new GgufTensor("token_embd.weight", [shape.Width, vocabulary], type), EmbeddingDeviation),
        };
        for (var layer = 0; layer < shape.Layers; layer++)
            tensors.AddRange(Layer(shape, type, $"blk.{layer}."));
        tensors.Add(Norm("output_norm", shape));
        tensors.Add(Matrix("output", type, OutputGain, shape.Width, vocabulary));
        return tensors;
    }

    // Norms and the router stay F32, as in real files.
    private static IEnumerable<SyntheticTensor> Layer(MixtralShape shape, GgmlType type, string prefix) =>
    [
        Norm(prefix + "attn_norm", shape),
        Matrix(prefix + "attn_q", type, AttentionGain, shape.Width, shape.Width),
        Matrix(prefix + "attn_k", type, AttentionGain, shape.Width, shape.KvWidth),
        Matrix(prefix + "attn_v", type, 1, shape.Width, shape.KvWidth),
        Matrix(prefix + "attn_output", type, 1, shape.Width, shape.Width),
        Norm(prefix + "ffn_norm", shape),
        Matrix(prefix + "ffn_gate_inp", GgmlType.F32, 1, shape.Width, MixtralShape.Experts),
        Matrix(prefix + "ffn_gate_exps", type, 1, shape.Width, shape.FeedForward, MixtralShape.Experts),
        Matrix(prefix + "ffn_down_exps", type, 1, shape.FeedForward, shape.Width, MixtralShape.Experts),
        Matrix(prefix + "ffn_up_exps", type, 1, shape.Width, shape.FeedForward, MixtralShape.Experts),
    ];

    private static SyntheticTensor Norm(string name, MixtralShape shape) =>
        new(new GgufTensor(name + ".weight", [shape.Width], GgmlType.F32), 0);

    private static SyntheticTensor Matrix(string name, GgmlType type, double gain, params long[] extents) =>
        new(new GgufTensor(name + ".weight", extents, type), gain / Math.Sqrt(extents[0]));
}
