namespace LLama.Native;

public sealed unsafe partial class SafeLlamaModelHandle
{
    /// <summary>The entries that a model's tokens number. Safe to use from any thread while the model lives.</summary>
    public sealed class Vocabulary
    {
        private readonly SafeLlamaModelHandle _model;

        internal Vocabulary(SafeLlamaModelHandle model)
        {
            _model = model;
            Pointer = NativeApi.llama_model_get_vocab(model);
        }

        /// <summary>Number of entries.</summary>
        public int Count => NativeApi.llama_vocab_n_tokens(Pointer);

        /// <summary>The token that begins a text, or null.</summary>
        public LLamaToken? BOS => OrNull(NativeApi.llama_vocab_bos(Pointer));

        /// <summary>The token that ends a text, or null.</summary>
        public LLamaToken? EOS => OrNull(NativeApi.llama_vocab_eos(Pointer));

        /// <summary>Whether prompts begin with <see cref="BOS"/>.</summary>
        public bool ShouldAddBOS => NativeApi.llama_vocab_get_add_bos(Pointer) != 0;

        internal nint Pointer { get; }

        internal LLamaTokenAttr Attributes(LLamaToken token)
        {
            var attributes = (LLamaTokenAttr)NativeApi.llama_vocab_get_attr(Pointer, token);
            GC.KeepAlive(_model);
            return attributes;
        }

        internal bool EndsGeneration(LLamaToken token)
        {
            var ends = NativeApi.llama_vocab_is_eog(Pointer, token) != 0;
            GC.KeepAlive(_model);
            return ends;
        }

        // LLAMA_TOKEN_NULL is -1.
        private static LLamaToken? OrNull(LLamaToken token) => (int)token < 0 ? null : token;
    }
}
