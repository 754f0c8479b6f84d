using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace LLama.Native;

public static unsafe partial class NativeApi
{
    private const string LLama = LLamaLibrary.LLamaName;
    private const string Ggml = LLamaLibrary.GgmlName;

    [LibraryImport(LLama)]
    internal static partial nint llama_version();

    [LibraryImport(LLama)]
    internal static partial ModelParamsNative llama_model_default_params();

    [LibraryImport(LLama)]
    internal static partial ContextParamsNative llama_context_default_params();

    [LibraryImport(LLama)]
    internal static partial void llama_log_set(delegate* unmanaged<int, byte*, void*, void> callback, void* userData);

    [LibraryImport(LLama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint llama_model_load_from_file(string path, ModelParamsNative parameters);

    [LibraryImport(LLama)]
    internal static partial void llama_model_free(nint model);

    [LibraryImport(LLama)]
    internal static partial int llama_model_n_ctx_train(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial int llama_model_n_layer(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial int llama_model_n_embd(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial ulong llama_model_n_params(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial ulong llama_model_size(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial byte llama_model_is_recurrent(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial int llama_model_desc(SafeLlamaModelHandle model, byte* text, nuint size);

    [LibraryImport(LLama, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial byte* llama_model_chat_template(SafeLlamaModelHandle model, string? name);

    [LibraryImport(LLama)]
    internal static partial nint llama_model_get_vocab(SafeLlamaModelHandle model);

    [LibraryImport(LLama)]
    internal static partial int llama_vocab_n_tokens(nint vocab);

    [LibraryImport(LLama)]
    internal static partial LLamaToken llama_vocab_bos(nint vocab);

    [LibraryImport(LLama)]
    internal static partial LLamaToken llama_vocab_eos(nint vocab);

    [LibraryImport(LLama)]
    internal static partial byte llama_vocab_get_add_bos(nint vocab);

    [LibraryImport(LLama)]
    internal static partial int llama_vocab_get_attr(nint vocab, LLamaToken token);

    [LibraryImport(LLama)]
    internal static partial byte llama_vocab_is_eog(nint vocab, LLamaToken token);

    [LibraryImport(LLama)]
    internal static partial int llama_token_to_piece(
        nint vocab, LLamaToken token, byte* text, int size, int spacesStripped, byte special);

    [LibraryImport(LLama)]
    internal static partial int llama_tokenize(
        nint vocab, byte* text, int length, LLamaToken* tokens, int size, byte addSpecial, byte parseSpecial);

    [LibraryImport(LLama)]
    internal static partial nint llama_init_from_model(SafeLlamaModelHandle model, ContextParamsNative parameters);

    [LibraryImport(LLama)]
    internal static partial void llama_free(nint context);

    [LibraryImport(LLama)]
    internal static partial uint llama_n_ctx(SafeLLamaContextHandle context);

    [LibraryImport(LLama)]
    internal static partial uint llama_n_batch(SafeLLamaContextHandle context);

    [LibraryImport(LLama)]
    internal static partial uint llama_n_seq_max(SafeLLamaContextHandle context);

    [LibraryImport(LLama)]
    internal static partial int llama_decode(SafeLLamaContextHandle context, BatchNative batch);

    [LibraryImport(LLama)]
    internal static partial float* llama_get_logits_ith(SafeLLamaContextHandle context, int row);

    [LibraryImport(LLama)]
    internal static partial float* llama_get_embeddings_ith(SafeLLamaContextHandle context, int row);

    [LibraryImport(LLama)]
    internal static partial nint llama_get_memory(SafeLLamaContextHandle context);

    [LibraryImport(LLama)]
    internal static partial byte llama_memory_seq_rm(nint memory, LLamaSeqId sequence, LLamaPos from, LLamaPos to);

    [LibraryImport(LLama)]
    internal static partial void llama_memory_seq_cp(
        nint memory, LLamaSeqId source, LLamaSeqId destination, LLamaPos from, LLamaPos to);

    [LibraryImport(LLama)]
    internal static partial LLamaPos llama_memory_seq_pos_max(nint memory, LLamaSeqId sequence);

    [LibraryImport(LLama)]
    private static partial void llama_backend_init();

    [LibraryImport(LLama, EntryPoint = "llama_max_devices")]
    private static partial nuint llama_max_devices_native();

    [LibraryImport(Ggml, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void ggml_backend_load_all_from_path(string directory);

    [LibraryImport(Ggml, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ggml_backend_reg_by_name(string name);

    [LibraryImport(Ggml, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ggml_backend_load(string path);

    [LibraryImport(Ggml)]
    private static partial void ggml_backend_unload(nint registered);
}
