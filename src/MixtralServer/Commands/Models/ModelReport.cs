using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Summaries;

namespace MixtralServer.Commands.Models;

/// <summary>What <c>models inspect</c> shows.</summary>
/// <param name="Path">The path as it was given.</param>
/// <param name="Parts">The documents that were read, the first with the metadata.</param>
/// <param name="Summary">Their summary.</param>
/// <param name="Note">A warning, or null.</param>
/// <param name="ListTensors">Whether the tensors are wanted.</param>
internal sealed record ModelReport(
    string Path, IReadOnlyList<GgufDocument> Parts, ModelSummary Summary, string? Note, bool ListTensors);
