namespace LLama.Native;

/// <summary>The kind of a vocabulary entry; the values are llama.h's <c>llama_token_attr</c>.</summary>
[Flags]
public enum LLamaTokenAttr
{
    /// <summary>Not said.</summary>
    Undefined = 0,

    /// <summary>Stands for text that the vocabulary cannot express.</summary>
    Unknown = 1 << 0,

    /// <summary>An entry that the model never saw.</summary>
    Unused = 1 << 1,

    /// <summary>A piece of text.</summary>
    Normal = 1 << 2,

    /// <summary>Structure of a prompt, such as its beginning; never text.</summary>
    Control = 1 << 3,

    /// <summary>Added to the vocabulary later; found in text even where control tokens are not.</summary>
    UserDefined = 1 << 4,

    /// <summary>One raw byte.</summary>
    Byte = 1 << 5,
}
