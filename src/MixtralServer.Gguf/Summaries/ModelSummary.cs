using MixtralServer.Gguf.Format;

namespace MixtralServer.Gguf.Summaries;

/// <summary>
/// What a person or a planner wants to know of a model, drawn from its metadata. A property is null where the file does
/// not say, or says it in a form that does not fit (some architectures give one value per layer).
/// </summary>
public sealed class ModelSummary
{
    private readonly GgufDocument _first;

    private readonly List<GgufTensor> _tensors;

    /// <summary>Summarises a model from the documents of its parts, the first of which holds the metadata.</summary>
    public ModelSummary(IReadOnlyList<GgufDocument> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _first = parts[0];
        _tensors = parts.SelectMany(part => part.Tensors).ToList();
        FileBytes = parts.Sum(part => part.FileBytes);
        Types = _tensors
            .GroupBy(tensor => tensor.Type)
            .Select(group => new TypeShare(
                group.Key, group.Count(), group.Sum(tensor => tensor.Elements), group.Sum(tensor => tensor.Bytes)))
            .OrderByDescending(share => share.Bytes)
            .ToList();
    }

    /// <summary>Architecture, <c>llama</c> for a Mixtral.</summary>
    public string? Architecture => _first.Text("general.architecture");

    /// <summary>The name that its maker gave it.</summary>
    public string? Name => _first.Text("general.name");

    /// <summary>Size of all parts in bytes.</summary>
    public long FileBytes { get; }

    /// <summary>All tensors, in file order.</summary>
    public IReadOnlyList<GgufTensor> Tensors => _tensors;

    /// <summary>Number of weights.</summary>
    public long Parameters => Types.Sum(share => share.Elements);

    /// <summary>Tensor types in use, the one with most bytes first.</summary>
    public IReadOnlyList<TypeShare> Types { get; }

    /// <summary>Bits per weight over the whole model; 0 without tensors.</summary>
    public double BitsPerWeight => Parameters == 0 ? 0 : Types.Sum(share => share.Bytes) * 8.0 / Parameters;

    /// <summary>Context length in tokens that it was trained for.</summary>
    public long? Context => OfArchitecture("context_length");

    /// <summary>Layers.</summary>
    public long? Layers => OfArchitecture("block_count");

    /// <summary>Embedding width.</summary>
    public long? Width => OfArchitecture("embedding_length");

    /// <summary>Inner width of the feed-forward part, or of one expert.</summary>
    public long? FeedForward => OfArchitecture("feed_forward_length");

    /// <summary>Attention heads.</summary>
    public long? Heads => OfArchitecture("attention.head_count");

    /// <summary>Key and value heads; as many as <see cref="Heads"/> where the file does not say.</summary>
    public long? KvHeads => OfArchitecture("attention.head_count_kv") ?? Heads;

    /// <summary>Experts per layer; null for a dense model.</summary>
    public long? Experts => OfArchitecture("expert_count");

    /// <summary>Experts that each token uses.</summary>
    public long? ExpertsUsed => OfArchitecture("expert_used_count");

    /// <summary>Tokenizer kind; <c>llama</c> is SentencePiece BPE, as Mixtral's.</summary>
    public string? Tokenizer => _first.Text("tokenizer.ggml.model");

    /// <summary>Entries of the vocabulary.</summary>
    public long? Vocabulary => _first.Find("tokenizer.ggml.tokens")?.Items?.Length ?? OfArchitecture("vocab_size");

    /// <summary>Id of the token that begins a text.</summary>
    public long? BosId => _first.Integer("tokenizer.ggml.bos_token_id");

    /// <summary>Id of the token that ends a text.</summary>
    public long? EosId => _first.Integer("tokenizer.ggml.eos_token_id");

    /// <summary>The chat template, in Jinja.</summary>
    public string? ChatTemplate => _first.Text("tokenizer.chat_template");

    private long? OfArchitecture(string key) => _first.Integer($"{Architecture}.{key}");
}
