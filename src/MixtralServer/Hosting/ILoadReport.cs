namespace MixtralServer.Hosting;

/// <summary>Shows people how loading goes: a bar on a terminal, lines elsewhere.</summary>
internal interface ILoadReport
{
    /// <summary>A model begins to load.</summary>
    /// <returns>Takes the share that is done, from 0 to 1.</returns>
    IProgress<float> Begin(string model);
}
