using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>
/// Whether the driver of this machine can run the kernels of the CUDA 13 build. For some cards it holds machine code, for all others
/// PTX, which only drivers of its toolkit's version or later translate; an older one ends the process at the first kernel.
/// </summary>
internal static unsafe partial class CudaKernels
{
    private const string Driver = "libcuda.so.1";

    // As cuDriverGetVersion counts: 13.1.
    private const int ToolkitVersion = 13010;

    private const int CapabilityMajor = 75;
    private const int CapabilityMinor = 76;
    private const int CardsMax = 64;

    // Compute capabilities, times ten, for which the build holds machine code.
    private static readonly int[] Compiled = [86, 89, 120, 121];

    /// <summary>Whether the backend that was loaded is that build: it brings CUDA 13's runtime with it.</summary>
    public static bool IsBuildFor13() => File.ReadLines("/proc/self/maps").Any(line => line.Contains("/libcudart.so.13", StringComparison.Ordinal));

    /// <summary>Asks the driver of this machine. False where there is none.</summary>
    public static bool CanRunHere()
    {
        if (!NativeLibrary.TryLoad(Driver, out _) || cuInit(0) != 0)
            return false;
        int version, count;
        return cuDriverGetVersion(&version) == 0 && cuDeviceGetCount(&count) == 0
            && CanRun(version, [.. Enumerable.Range(0, Math.Min(count, CardsMax)).Select(CapabilityOf)]);
    }

    /// <summary>Whether such a driver runs the build on cards of these compute capabilities (90 is 9.0).</summary>
    internal static bool CanRun(int driverVersion, IReadOnlyList<int> capabilities) =>
        driverVersion >= ToolkitVersion || capabilities.All(Compiled.Contains);

    private static int CapabilityOf(int card)
    {
        int major = 0, minor = 0;
        _ = cuDeviceGetAttribute(&major, CapabilityMajor, card);
        _ = cuDeviceGetAttribute(&minor, CapabilityMinor, card);
        return (10 * major) + minor;
    }

    [LibraryImport(Driver)]
    private static partial int cuInit(uint flags);

    [LibraryImport(Driver)]
    private static partial int cuDriverGetVersion(int* version);

    [LibraryImport(Driver)]
    private static partial int cuDeviceGetCount(int* count);

    [LibraryImport(Driver)]
    private static partial int cuDeviceGetAttribute(int* value, int attribute, int card);
}
