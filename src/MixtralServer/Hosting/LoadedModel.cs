using MixtralServer.Inference.Ports;
using MixtralServer.Serving;

namespace MixtralServer.Hosting;

/// <summary>A model that serves. Disposing it ends its engine, then frees its weights.</summary>
internal sealed record LoadedModel(IModel Model, ServedModelState.Ready State) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await State.Engine.DisposeAsync();
        Model.Dispose();
    }
}
