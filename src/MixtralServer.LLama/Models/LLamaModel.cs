using LLama.Exceptions;
using LLama.Native;
using MixtralServer.Inference.Ports;
using MixtralServer.LLama.Runtime;
using MixtralServer.LLama.Tokenizing;

namespace MixtralServer.LLama.Models;

/// <summary>Weights that llama.cpp has loaded.</summary>
public sealed class LLamaModel : IModel
{
    private readonly SafeLlamaModelHandle _handle;
    private readonly bool _isOnCpuOnly;

    private LLamaModel(SafeLlamaModelHandle handle, IReadOnlyList<string> devices, bool isOnCpuOnly)
    {
        _handle = handle;
        _isOnCpuOnly = isOnCpuOnly;
        Tokenizer = new LLamaTokenizer(handle);
        Facts = new ModelFacts(
            handle.Description,
            (long)handle.ParameterCount,
            (long)handle.SizeInBytes,
            handle.ContextSize,
            handle.LayerCount,
            handle.GetTemplate(strict: false),
            devices);
    }

    /// <inheritdoc/>
    public ModelFacts Facts { get; }

    /// <inheritdoc/>
    public ITokenizer Tokenizer { get; }

    /// <summary>Loads a model; <see cref="NativeRuntime.Start"/> must have been called.</summary>
    /// <param name="options">Which, and where it goes.</param>
    /// <param name="progress">Hears of progress from 0 to 1, on this thread; or null.</param>
    /// <param name="cancellationToken">Stops the load, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ModelLoadException">The file or the options do not allow it; the message says why.</exception>
    public static LLamaModel Load(
        ModelLoadOptions options, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var runtime = NativeRuntime.Started;
        var placement = DevicePlacement.Of(options, runtime.Facts.Devices);
        if (!File.Exists(options.Path))
            throw new ModelLoadException($"The model file {options.Path} does not exist.");

        var watch = new LoadProgress(progress, cancellationToken);
        var capture = new LogCapture();
        runtime.Log.Begin(capture);
        try
        {
            var handle = LoadHandle(options, placement, watch.OnProgress);
            return new LLamaModel(RefuseRecurrent(handle, options.Path), capture.BufferDevices, placement.MainGpu < 0);
        }
        catch (Exception e) when (e is RuntimeError or IOException or UnauthorizedAccessException)
        {
            watch.ThrowIfStopped();
            throw new ModelLoadException(
                $"The model {options.Path} could not be loaded: {capture.Reason() ?? e.Message}.", e);
        }
        finally
        {
            runtime.Log.End();
        }
    }

    /// <inheritdoc/>
    public IModelContext CreateContext(ContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ContextFactory.Create(_handle, options, _isOnCpuOnly, NativeRuntime.Started.Log);
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static unsafe SafeLlamaModelHandle LoadHandle(
        ModelLoadOptions options, DevicePlacement placement, LlamaProgressCallback onProgress)
    {
        // llama.cpp reads as many shares as it has room for, whatever the number of GPUs.
        var shares = stackalloc float[(int)NativeApi.llama_max_devices()];
        for (var i = 0; i < placement.Shares.Count; i++)
            shares[i] = placement.Shares[i];

        // LLamaSharp finds its configured library only once something of NativeApi was touched; Started implies that.
        var parameters = LLamaModelParams.Default();
        parameters.n_gpu_layers = placement.GpuLayers;
        parameters.split_mode = placement.SplitMode switch
        {
            ModelSplitMode.None => GPUSplitMode.None,
            ModelSplitMode.Row => GPUSplitMode.Row,
            _ => GPUSplitMode.Layer,
        };
        parameters.main_gpu = placement.MainGpu;
        parameters.tensor_split = placement.Shares.Count > 0 ? shares : null;
        parameters.use_mmap = options.Mmap;
        parameters.use_mlock = options.Mlock;
        parameters.progress_callback = onProgress;
        var handle = SafeLlamaModelHandle.LoadFromFile(options.Path, parameters);
        GC.KeepAlive(onProgress);
        return handle;
    }

    // Their memory has no cells that could be given back one by one, which the scheduler lives by.
    private static SafeLlamaModelHandle RefuseRecurrent(SafeLlamaModelHandle handle, string path)
    {
        if (!handle.IsRecurrent)
            return handle;

        handle.Dispose();
        throw new ModelLoadException($"The model {path} is recurrent; only transformer models can be served.");
    }
}
