using System.Runtime.InteropServices;
using System.Text;
using LLama.Exceptions;

namespace LLama.Native;

/// <summary>Loaded weights.</summary>
public sealed unsafe partial class SafeLlamaModelHandle : SafeLLamaHandleBase
{
    private SafeLlamaModelHandle(nint handle)
        : base(handle) =>
        Vocab = new Vocabulary(this);

    /// <summary>The longest sequence it was trained for, in tokens.</summary>
    public int ContextSize => NativeApi.llama_model_n_ctx_train(this);

    /// <summary>Number of layers.</summary>
    public int LayerCount => NativeApi.llama_model_n_layer(this);

    /// <summary>Length of hidden states.</summary>
    public int EmbeddingSize => NativeApi.llama_model_n_embd(this);

    /// <summary>Number of weights.</summary>
    public ulong ParameterCount => NativeApi.llama_model_n_params(this);

    /// <summary>Size of the weights, in bytes.</summary>
    public ulong SizeInBytes => NativeApi.llama_model_size(this);

    /// <summary>Whether it keeps a running state instead of one cell per token.</summary>
    public bool IsRecurrent => NativeApi.llama_model_is_recurrent(this) != 0;

    /// <summary>The vocabulary.</summary>
    public Vocabulary Vocab { get; }

    /// <summary>One line for people: architecture, size and number format.</summary>
    public string Description
    {
        get
        {
            // llama_model_desc truncates; its longest text in v0.5.0 is well under this.
            Span<byte> text = stackalloc byte[256];
            fixed (byte* start = text)
            {
                var length = NativeApi.llama_model_desc(this, start, (nuint)text.Length);
                return Encoding.UTF8.GetString(text[..Math.Clamp(length, 0, text.Length - 1)]);
            }
        }
    }

    /// <summary>
    /// Loads a file, or all parts of a split one given its first. Throws <see cref="LoadWeightsFailedException"/>
    /// where llama.cpp refuses, with the reason only in its log, and <see cref="IOException"/> for an unreadable file.
    /// </summary>
    public static SafeLlamaModelHandle LoadFromFile(string modelPath, LLamaModelParams lparams)
    {
        // Opened here first, because its failure says more than llama.cpp's log.
        using (File.OpenRead(modelPath))
        {
        }

        var native = lparams.ToNative(out var callback);
        var model = NativeApi.llama_model_load_from_file(modelPath, native);
        GC.KeepAlive(callback);
        return model != 0 ? new SafeLlamaModelHandle(model) : throw new LoadWeightsFailedException(modelPath);
    }

    /// <summary>The chat template its file carries, or null where it has none.</summary>
    /// <param name="name">The name of one of several templates, or null for the default one.</param>
    /// <param name="strict">Whether a missing template throws.</param>
    public string? GetTemplate(string? name = null, bool strict = true)
    {
        var template = Marshal.PtrToStringUTF8((nint)NativeApi.llama_model_chat_template(this, name));
        return template is null && strict ? throw new RuntimeError("The model has no such chat template") : template;
    }

    /// <summary>The bytes of a token. Nothing is written where <paramref name="dest"/> is too small for them.</summary>
    /// <param name="token">A token of the vocabulary.</param>
    /// <param name="dest">Where the bytes go.</param>
    /// <param name="lstrip">How many leading spaces are left out.</param>
    /// <param name="special">Whether control tokens give their text instead of nothing.</param>
    /// <returns>The number of bytes the token has.</returns>
    public uint TokenToSpan(LLamaToken token, Span<byte> dest, int lstrip = 0, bool special = false)
    {
        fixed (byte* start = dest)
        {
            var length = NativeApi.llama_token_to_piece(
                Vocab.Pointer, token, start, dest.Length, lstrip, special ? (byte)1 : (byte)0);
            GC.KeepAlive(this);
            return (uint)Math.Abs(length);
        }
    }

    /// <summary>Encodes text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="addBos">Whether the vocabulary's begin token goes in front.</param>
    /// <param name="special">Whether the text of control tokens becomes those tokens.</param>
    /// <param name="encoding">UTF-8: the only one vocabularies know.</param>
    public LLamaToken[] Tokenize(string text, bool addBos, bool special, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        var bytes = encoding.GetBytes(text);

        // A token is at least one byte, but for the begin token and a dummy prefix.
        var tokens = new LLamaToken[bytes.Length + 2];
        int count;
        fixed (byte* bytesStart = bytes)
        fixed (LLamaToken* tokensStart = tokens)
        {
            count = NativeApi.llama_tokenize(Vocab.Pointer, bytesStart, bytes.Length, tokensStart, tokens.Length,
                addBos ? (byte)1 : (byte)0, special ? (byte)1 : (byte)0);
        }

        GC.KeepAlive(this);
        return count >= 0
            ? tokens[..count]
            : throw new RuntimeError($"Tokenizing {bytes.Length} bytes failed ({count})");
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeApi.llama_model_free(handle);
        return true;
    }
}
