namespace LLama.Native;

/// <summary>Hears of a load's progress, 0 to 1, on the loading thread. False stops the load.</summary>
public delegate bool LlamaProgressCallback(float progress, IntPtr ctx);
