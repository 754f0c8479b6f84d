namespace MixtralServer.Inference.Ports;

/// <summary>What a loaded model says of itself.</summary>
/// <param name="Description">One line for people, such as "llama 8x7B Q4_K - Medium".</param>
/// <param name="ParameterCount">Number of weights.</param>
/// <param name="SizeInBytes">Size of the weights in memory, in bytes.</param>
/// <param name="ContextLengthTrained">The longest sequence it was trained for, in tokens.</param>
/// <param name="LayerCount">Number of transformer layers.</param>
/// <param name="ChatTemplate">The chat template its file carries (Jinja text), or null.</param>
/// <param name="Devices">Where the weights lie, such as "CPU" or "CUDA0".</param>
public sealed record ModelFacts(
    string Description,
    long ParameterCount,
    long SizeInBytes,
    int ContextLengthTrained,
    int LayerCount,
    string? ChatTemplate,
    IReadOnlyList<string> Devices);
