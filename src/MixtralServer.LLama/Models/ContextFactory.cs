using LLama.Exceptions;
using LLama.Native;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;

namespace MixtralServer.LLama.Models;

/// <summary>Makes contexts from options.</summary>
internal static class ContextFactory
{
    // LLAMA_MAX_SEQ of llama.cpp's llama-cparams.h.
    private const int SequenceCountMax = 256;

    /// <summary>Throws <see cref="ModelLoadException"/> for options out of range and for lack of memory.</summary>
    public static LLamaModelContext Create(
        SafeLlamaModelHandle model, ContextOptions options, bool isOnCpuOnly, NativeLog log)
    {
        Check(options);
        var capture = new LogCapture();
        log.Begin(capture);
        try
        {
            return new LLamaModelContext(CreateHandle(model, ToNative(options, isOnCpuOnly)), model.Vocab.Count, log);
        }
        catch (RuntimeError e)
        {
            throw new ModelLoadException(
                $"A context of {options.CellCount} cells for {options.SequenceCount} sequences could not be made: "
                + $"{capture.Reason() ?? e.Message}.", e);
        }
        finally
        {
            log.End();
        }
    }

    private static SafeLLamaContextHandle CreateHandle(SafeLlamaModelHandle model, LLamaContextParams parameters)
    {
        var handle = SafeLLamaContextHandle.Create(model, parameters);
        if (!handle.IsInvalid)
            return handle;

        // LLamaSharp hands out a failed context all the same, and never gives back the reference it took on the model.
        model.DangerousRelease();
        throw new RuntimeError("llama.cpp refused");
    }

    private static LLamaContextParams ToNative(ContextOptions options, bool isOnCpuOnly)
    {
        var parameters = LLamaContextParams.Default();
        parameters.n_ctx = (uint)options.CellCount;
        parameters.n_seq_max = (uint)options.SequenceCount;
        parameters.n_batch = (uint)options.BatchSize;
        parameters.n_ubatch = (uint)options.MicroBatchSize;
        parameters.n_threads = options.Threads;
        parameters.n_threads_batch = options.ThreadsBatch;
        parameters.type_k = ToNative(options.KeyType);
        parameters.type_v = ToNative(options.ValueType);
        parameters.llama_flash_attn_type = LLamaFlashAttentionType.LLAMA_FLASH_ATTENTION_TYPE_AUTO;
        parameters.kv_unified = true;
        parameters.embeddings = options.GivesHiddenStates;
        if (options.GivesHiddenStates)
            parameters.llama_pooling_type = LLamaPoolingType.None; // llama.cpp would pool each micro-batch by itself
        parameters.offload_kqv = !isOnCpuOnly;
        parameters.op_offload = !isOnCpuOnly;
        return parameters;
    }

    private static GGMLType ToNative(KvCellType type) => type switch
    {
        KvCellType.F32 => GGMLType.GGML_TYPE_F32,
        KvCellType.Q80 => GGMLType.GGML_TYPE_Q8_0,
        KvCellType.Q40 => GGMLType.GGML_TYPE_Q4_0,
        _ => GGMLType.GGML_TYPE_F16,
    };

    private static void Check(ContextOptions options)
    {
        Check(options.CellCount >= 1, "at least one cell");
        Check(options.SequenceCount is >= 1 and <= SequenceCountMax, $"1 to {SequenceCountMax} sequences");
        Check(options.MicroBatchSize >= 1, "a micro-batch of at least one row");
        Check(options.Threads >= 1 && options.ThreadsBatch >= 1, "at least one thread");

        // llama.cpp reserves a row of logits for each sequence and aborts the process where a batch has fewer rows.
        Check(
            Math.Min(options.BatchSize, options.CellCount) >= options.SequenceCount,
            $"a batch and cells for one row of each of the {options.SequenceCount} sequences");
    }

    private static void Check(bool isGood, string needed)
    {
        if (!isGood)
            throw new ModelLoadException($"A context needs {needed}.");
    }
}
