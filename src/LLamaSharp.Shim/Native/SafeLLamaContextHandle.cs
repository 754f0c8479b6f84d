using LLama.Exceptions;

namespace LLama.Native;

/// <summary>A model's memory and compute buffers. Keeps the model loaded while it lives. Not thread-safe.</summary>
public sealed unsafe class SafeLLamaContextHandle : SafeLLamaHandleBase
{
    private SafeLLamaContextHandle(nint handle, SafeLlamaModelHandle model)
        : base(handle)
    {
        var added = false;
        model.DangerousAddRef(ref added);
        ModelHandle = model;
    }

    /// <summary>The model it was made from.</summary>
    public SafeLlamaModelHandle ModelHandle { get; }

    /// <summary>Memory cells it really has, in tokens.</summary>
    public uint ContextSize => NativeApi.llama_n_ctx(this);

    /// <summary>The most tokens of one batch.</summary>
    public uint BatchSize => NativeApi.llama_n_batch(this);

    /// <summary>The most sequences.</summary>
    public uint MaxSeq => NativeApi.llama_n_seq_max(this);

    /// <summary>Makes a context; throws <see cref="RuntimeError"/> where llama.cpp refuses (see its log).</summary>
    public static SafeLLamaContextHandle Create(SafeLlamaModelHandle model, LLamaContextParams lparams)
    {
        ArgumentNullException.ThrowIfNull(model);
        var context = NativeApi.llama_init_from_model(model, lparams.ToNative());
        return context != 0
            ? new SafeLLamaContextHandle(context, model)
            : throw new RuntimeError("llama.cpp could not create a context");
    }

    /// <summary>Computes a batch.</summary>
    public DecodeResult Decode(LLamaBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.TokenCount == 0)
            return DecodeResult.Ok;

        var result = (DecodeResult)NativeApi.llama_decode(this, batch.ToNative());
        GC.KeepAlive(batch);
        return result;
    }

    /// <summary>The logits after row <paramref name="i"/> of the last batch, valid until the next one.</summary>
    public Span<float> GetLogitsIth(int i)
    {
        var logits = NativeApi.llama_get_logits_ith(this, i);
        return logits != null
            ? new Span<float>(logits, ModelHandle.Vocab.Count)
            : throw new RuntimeError($"Row {i} of the last batch has no logits");
    }

    /// <summary>The hidden state after row <paramref name="pos"/> of the last batch, valid until the next one.</summary>
    public Span<float> GetEmbeddingsIth(LLamaPos pos)
    {
        var state = NativeApi.llama_get_embeddings_ith(this, (int)pos);
        return state != null
            ? new Span<float>(state, ModelHandle.EmbeddingSize)
            : throw new RuntimeError($"Row {(int)pos} of the last batch has no hidden state");
    }

    /// <summary>
    /// Frees a sequence's cells from <paramref name="p0"/> up to before <paramref name="p1"/>; negative: to the end.
    /// Whether llama.cpp could is not said; <see cref="MemorySequenceMaxPosition"/> tells.
    /// </summary>
    public void MemorySequenceRemove(LLamaSeqId seq, LLamaPos p0, LLamaPos p1) =>
        NativeApi.llama_memory_seq_rm(NativeApi.llama_get_memory(this), seq, p0, p1);

    /// <summary>Lets a sequence hold the cells of another from position p0 up to, not including, p1.</summary>
    public void MemorySequenceCopy(LLamaSeqId src, LLamaSeqId dest, LLamaPos p0, LLamaPos p1) =>
        NativeApi.llama_memory_seq_cp(NativeApi.llama_get_memory(this), src, dest, p0, p1);

    /// <summary>The highest position that a sequence holds, or -1 where it holds none.</summary>
    public LLamaPos MemorySequenceMaxPosition(LLamaSeqId seq) =>
        NativeApi.llama_memory_seq_pos_max(NativeApi.llama_get_memory(this), seq);

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeApi.llama_free(handle);
        ModelHandle.DangerousRelease();
        return true;
    }
}
