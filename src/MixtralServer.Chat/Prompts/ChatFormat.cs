namespace MixtralServer.Chat.Prompts;

/// <summary>How a model expects a conversation to be written.</summary>
public enum ChatFormat
{
    /// <summary>Mixtral 8x7B Instruct: <c>[INST] … [/INST]</c> as plain text.</summary>
    MistralV1,

    /// <summary>Mixtral 8x22B Instruct: <c>[INST]</c> and its kin as control tokens.</summary>
    MistralV3,

    /// <summary>ChatML: <c>&lt;|im_start|&gt;role … &lt;|im_end|&gt;</c>.</summary>
    ChatMl,

    /// <summary>No template: the messages' text, one after the other.</summary>
    None,
}
