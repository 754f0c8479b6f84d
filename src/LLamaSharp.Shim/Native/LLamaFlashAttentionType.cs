namespace LLama.Native;

/// <summary>Whether attention is computed fused; the values are llama.h's <c>llama_flash_attn_type</c>.</summary>
public enum LLamaFlashAttentionType
{
    /// <summary>Where the devices can.</summary>
    LLAMA_FLASH_ATTENTION_TYPE_AUTO = -1,

    /// <summary>Never.</summary>
    LLAMA_FLASH_ATTENTION_TYPE_DISABLED = 0,

    /// <summary>Always.</summary>
    LLAMA_FLASH_ATTENTION_TYPE_ENABLED = 1,
}
