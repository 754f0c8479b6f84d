namespace LLama.Exceptions;

/// <summary>llama.cpp could not load a model file; its log says why.</summary>
public class LoadWeightsFailedException : RuntimeError
{
    /// <summary>Creates the exception for a file.</summary>
    public LoadWeightsFailedException(string modelPath)
        : base($"Failed to load model '{modelPath}'") =>
        ModelPath = modelPath;

    /// <summary>The file that was to be loaded.</summary>
    public string ModelPath { get; }
}
