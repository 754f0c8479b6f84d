using System.Runtime.InteropServices;
using MixtralServer.Inference.Ports;

namespace MixtralServer.LLama.Runtime;

/// <summary>Finds the native library's file.</summary>
internal static class NativeLibraryLocator
{
    public const string DirectoryVariable = "MIXTRAL_NATIVE_DIR";

    // From artifacts/bin/project/configuration up to the repository is four.
    private const int ParentCountMax = 8;

    /// <summary>The library in the folder that options or environment name; null where they name none.</summary>
    public static string? FindNamed(NativeRuntimeOptions options)
    {
        var variable = Environment.GetEnvironmentVariable(DirectoryVariable);
        var directory = options.LibraryDirectory ?? (string.IsNullOrEmpty(variable) ? null : variable);
        if (directory is null)
            return null;

        return LibraryIn(directory, options.Backend) ?? throw new ModelLoadException(
            $"{directory} holds no llama.cpp library{Kind(options.Backend)}. " + Advice(options.Backend));
    }

    /// <summary>The library beside the program or in a node_modules folder above it.</summary>
    public static string FindInstalled(NativeRuntimeOptions options)
    {
        var start = AppContext.BaseDirectory;
        if (LibraryIn(Path.Combine(start, "native"), options.Backend) is { } beside)
            return beside;

        var parent = new DirectoryInfo(start);
        for (var i = 0; i < ParentCountMax && parent is not null; i++, parent = parent.Parent)
        {
            var found = Installed(Path.Combine(parent.FullName, "native"), options.Backend);
            if (found is not null)
                return found;
        }

        throw new ModelLoadException(
            $"No llama.cpp library{Kind(options.Backend)} was found beside the program or in a native folder above it. "
            + Advice(options.Backend));
    }

    private static string? Installed(string native, NativeBackend backend)
    {
        string[] packages = backend switch
        {
            NativeBackend.Cpu => ["", "cuda", "vulkan"],
            NativeBackend.Cuda => ["cuda"],
            NativeBackend.Vulkan => ["vulkan"],
            _ => [.. InstalledDrivers(), ""],
        };
        return packages.Select(p => LibraryIn(PackageDirectory(native, p), backend)).FirstOrDefault(l => l is not null);
    }

    private static string PackageDirectory(string native, string package)
    {
        var name = package.Length == 0 ? "linux-x64" : "linux-x64-" + package;
        return Path.Combine(native, package, "node_modules", "@node-llama-cpp", name, "bins", name);
    }

    // A GPU build without its driver would only fall back to the CPU, so it is not preferred then.
    private static IEnumerable<string> InstalledDrivers()
    {
        if (NativeLibrary.TryLoad("libcuda.so.1", out _))
            yield return "cuda";
        if (NativeLibrary.TryLoad("libvulkan.so.1", out _))
            yield return "vulkan";
    }

    private static string? LibraryIn(string directory, NativeBackend backend)
    {
        if (!Directory.Exists(directory))
            return null;

        var needed = backend switch
        {
            NativeBackend.Cuda => "ggml-cuda",
            NativeBackend.Vulkan => "ggml-vulkan",
            _ => null,
        };
        var files = Directory.GetFiles(directory);
        return needed is null || files.Any(f => IsLibrary(f, needed))
            ? files.FirstOrDefault(f => IsLibrary(f, "llama"))
            : null;
    }

    // libllama.so, libllama.v0.5.0.so, libllama.dylib and llama.dll, but not libllama.so.0 or libllama-common.so.
    private static bool IsLibrary(string path, string name)
    {
        var file = Path.GetFileName(path);
        return (file.StartsWith($"lib{name}.", StringComparison.Ordinal) || file == $"{name}.dll")
            && Path.GetExtension(file) is ".so" or ".dylib" or ".dll";
    }

    private static string Kind(NativeBackend backend) => backend switch
    {
        NativeBackend.Cuda => " with CUDA",
        NativeBackend.Vulkan => " with Vulkan",
        _ => "",
    };

    private static string Advice(NativeBackend backend)
    {
        var verb = backend switch
        {
            NativeBackend.Cuda => "cuda",
            NativeBackend.Vulkan => "vulkan",
            _ => "cpu",
        };
        return $"Run ./mixtral native {verb} to install it, or set {DirectoryVariable} to its folder.";
    }
}
