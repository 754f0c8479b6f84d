namespace LLama.Native;

/// <summary>How a context is made. Start from <see cref="Default"/>.</summary>
public struct LLamaContextParams
{
    /// <summary>Memory cells, in tokens.</summary>
    public uint n_ctx;

    /// <summary>The most tokens of one batch.</summary>
    public uint n_batch;

    /// <summary>The most tokens computed at once.</summary>
    public uint n_ubatch;

    /// <summary>The most sequences.</summary>
    public uint n_seq_max;

    /// <summary>Threads for batches of single tokens.</summary>
    public int n_threads;

    /// <summary>Threads for larger batches.</summary>
    public int n_threads_batch;

    /// <summary>Whether attention is computed fused.</summary>
    public LLamaFlashAttentionType llama_flash_attn_type;

    /// <summary>How hidden states become one.</summary>
    public LLamaPoolingType llama_pooling_type;

    /// <summary>Number format of keys.</summary>
    public GGMLType type_k;

    /// <summary>Number format of values.</summary>
    public GGMLType type_v;

    /// <summary>Whether hidden states are given together with logits.</summary>
    public bool embeddings { readonly get; set; }

    /// <summary>Whether attention runs on the devices.</summary>
    public bool offload_kqv { readonly get; set; }

    /// <summary>Whether large operations on weights in host memory are sent to the devices.</summary>
    public bool op_offload { readonly get; set; }

    /// <summary>Whether all sequences share one pool of cells.</summary>
    public bool kv_unified { readonly get; set; }

    /// <summary>Whether timings are left unmeasured.</summary>
    public bool no_perf { readonly get; set; }

    /// <summary>What the native library uses where nothing is said.</summary>
    public static LLamaContextParams Default()
    {
        var native = NativeApi.llama_context_default_params();
        return new LLamaContextParams
        {
            n_ctx = native.ContextSize,
            n_batch = native.BatchSize,
            n_ubatch = native.MicroBatchSize,
            n_seq_max = native.SequenceCount,
            n_threads = native.Threads,
            n_threads_batch = native.ThreadsBatch,
            llama_flash_attn_type = (LLamaFlashAttentionType)native.FlashAttention,
            llama_pooling_type = (LLamaPoolingType)native.PoolingType,
            embeddings = native.Embeddings != 0,
            type_k = (GGMLType)native.KeyType,
            type_v = (GGMLType)native.ValueType,
            offload_kqv = native.OffloadKqv != 0,
            op_offload = native.OffloadOperations != 0,
            kv_unified = native.UnifiedKv != 0,
            no_perf = native.NoTimings != 0,
        };
    }

    internal readonly ContextParamsNative ToNative()
    {
        var native = NativeApi.llama_context_default_params();
        native.ContextSize = n_ctx;
        native.BatchSize = n_batch;
        native.MicroBatchSize = n_ubatch;
        native.SequenceCount = n_seq_max;
        native.Threads = n_threads;
        native.ThreadsBatch = n_threads_batch;
        native.FlashAttention = (int)llama_flash_attn_type;
        native.PoolingType = (int)llama_pooling_type;
        native.Embeddings = AsByte(embeddings);
        native.KeyType = (int)type_k;
        native.ValueType = (int)type_v;
        native.OffloadKqv = AsByte(offload_kqv);
        native.OffloadOperations = AsByte(op_offload);
        native.UnifiedKv = AsByte(kv_unified);
        native.NoTimings = AsByte(no_perf);
        return native;
    }

    private static byte AsByte(bool value) => value ? (byte)1 : (byte)0;
}
