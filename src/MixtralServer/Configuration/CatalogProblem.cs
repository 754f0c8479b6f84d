using MixtralServer.Configuration.Yaml;

namespace MixtralServer.Configuration;

/// <summary>One thing wrong with a catalogue file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
internal sealed record CatalogProblem(string File, Place Place, string Message)
{
    public override string ToString() => $"{File}:{Place.Line}:{Place.Column}: {Message}";
}
