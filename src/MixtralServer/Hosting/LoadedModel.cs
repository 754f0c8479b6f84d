using MixtralServer.Inference.Ports;
using MixtralServer.Serving;

namespace MixtralServer.Hosting;

/// <summary>A model that serves. Disposing it ends its engines, then frees its weights.</summary>
internal sealed record LoadedModel(IModel Model, ServedModelState.Ready State) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (State.Embeddings is { } embeddings) await embeddings.DisposeAsync();
        await State.Engine.DisposeAsync();
        Model.Dispose();
    }
}
