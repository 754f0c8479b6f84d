using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>llama.cpp's log.</summary>
public static unsafe class NativeLogConfig
{
    /// <summary>Hears of a piece of log on whichever thread logs; a line ends with a line feed.</summary>
    public delegate void LLamaLogCallback(LLamaLogLevel level, string message);

    internal static void Connect()
    {
        if (NativeLibraryConfig.LLama.LogCallback is not null)
            NativeApi.llama_log_set(&OnNativeLog, null);
    }

    [UnmanagedCallersOnly]
    private static void OnNativeLog(int level, byte* text, void* userData)
    {
        try
        {
            var message = Marshal.PtrToStringUTF8((nint)text) ?? "";
            NativeLibraryConfig.LLama.LogCallback?.Invoke((LLamaLogLevel)level, message);
        }
        catch (Exception)
        {
            // A log line is lost; the alternative is the end of the process.
        }
    }
}
