namespace LLama.Native;

/// <summary>How grave a log line is; the values are ggml.h's <c>ggml_log_level</c>.</summary>
public enum LLamaLogLevel
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>For developers of the library.</summary>
    Debug = 1,

    /// <summary>Course of events.</summary>
    Info = 2,

    /// <summary>Something looks wrong.</summary>
    Warning = 3,

    /// <summary>Something failed.</summary>
    Error = 4,

    /// <summary>The line continues the one before.</summary>
    Continue = 5,
}
