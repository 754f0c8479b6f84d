using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Synthetic;

/// <summary>
/// Writes Mixtral models with random weights: real in every tensor and metadata key, valid in every block, and without
/// any knowledge. They stand in for real weights in tests and benchmarks.
/// </summary>
public static class SyntheticModel
{
    /// <summary>Entries of the vocabularies of all shapes but the tiny one, as in Mixtral 8x22B.</summary>
    public const int VocabularySize = 32_768;

    /// <summary>
    /// Writes a model file under a temporary name beside <paramref name="path"/> and renames it when it is complete, so
    /// that a run that breaks off leaves no half model. Memory stays below 200 MiB whatever the size. Throws
    /// <see cref="IOException"/>, saying what to do, where the file exists already or the disk lacks space.
    /// </summary>
    /// <param name="options">What to write.</param>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="progress">Told the fraction done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Breaks off and removes the temporary file.</param>
    public static async Task ForgeAsync(
        ForgeOptions options, string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        path = Path.GetFullPath(path);
        if (File.Exists(path) && !options.Overwrite)
            throw new IOException($"{path} exists already; choose another name, or replace it with --force.");
        var folder = Path.GetDirectoryName(path) ?? throw new IOException($"{path} is not the name of a file.");
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.partial");
        try
        {
            await WriteAsync(options, temporary, progress, cancellationToken);
            File.Move(temporary, path, overwrite: options.Overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task WriteAsync(
        ForgeOptions options, string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var vocabulary = options.Vocabulary ?? BuiltIn(options.Shape);
        var tensors = MixtralTensors.List(options.Shape, options.Type, vocabulary.Pieces.Count);
        var matrixType = MixtralTensors.MatrixType(options.Shape, options.Type);
        var metadata = MixtralMetadata.Build(options.Shape, matrixType, vocabulary, options.Seed);
        await using var file = new FileStream(
            path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var writer = new GgufWriter(file, metadata, tensors.ConvertAll(tensor => tensor.Tensor));
        EnsureSpace(path, writer.FileBytes);
        await writer.WriteHeaderAsync(cancellationToken);
        await new WeightStream(tensors, options.Seed).WriteAsync(writer, progress, cancellationToken);
        writer.EnsureComplete();
    }

    private static TokenVocabulary BuiltIn(MixtralShape shape) =>
        shape.Name == MixtralShape.Tiny.Name ? BuiltInVocabulary.Small() : BuiltInVocabulary.Padded(VocabularySize);

    private static void EnsureSpace(string path, long bytes)
    {
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            return; // a Windows network share, whose free space .NET does not tell
        var free = new DriveInfo(path).AvailableFreeSpace;
        if (free < bytes)
            throw new IOException($"The model takes {bytes / 1e9:F1} GB, but the disk has {free / 1e9:F1} GB free.");
    }
}
