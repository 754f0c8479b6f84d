namespace LLama.Native;

/// <summary>Which native library is loaded. Cannot be changed after the first use of <see cref="NativeApi"/>.</summary>
public sealed class NativeLibraryConfig
{
    private NativeLibraryConfig()
    {
    }

    /// <summary>The configuration of llama.cpp itself.</summary>
    public static NativeLibraryConfig LLama { get; } = new();

    /// <summary>Whether it is too late to change anything.</summary>
    public bool LibraryHasLoaded { get; internal set; }

    internal string? LibraryPath { get; private set; }

    internal NativeLogConfig.LLamaLogCallback? LogCallback { get; private set; }

    /// <summary>The library file, with its backends beside it.</summary>
    public NativeLibraryConfig WithLibrary(string? libraryPath)
    {
        ThrowIfLoaded();
        LibraryPath = libraryPath;
        return this;
    }

    /// <summary>Without effect here: the folder of the library decides which backends there are.</summary>
    public NativeLibraryConfig WithCuda(bool enable = true)
    {
        ThrowIfLoaded();
        return this;
    }

    /// <summary>Without effect here: the folder of the library decides which backends there are.</summary>
    public NativeLibraryConfig WithVulkan(bool enable = true)
    {
        ThrowIfLoaded();
        return this;
    }

    /// <summary>Who hears what llama.cpp logs, from the moment it is loaded.</summary>
    public NativeLibraryConfig WithLogCallback(NativeLogConfig.LLamaLogCallback? callback)
    {
        ThrowIfLoaded();
        LogCallback = callback;
        return this;
    }

    private void ThrowIfLoaded()
    {
        if (LibraryHasLoaded)
            throw new InvalidOperationException("The native library is already loaded");
    }
}
