namespace LLama.Native;

/// <summary>How the hidden states of a sequence become one.</summary>
public enum LLamaPoolingType
{
    /// <summary>As the model says.</summary>
    Unspecified = -1,

    /// <summary>They stay one for each token.</summary>
    None = 0,
}
