namespace MixtralServer.Serving;

/// <summary>
/// One model of the catalogue and how it is doing. Its state may change at any time, from any thread.
/// </summary>
internal sealed class ServedModel(ModelProfile profile, ServedModelState state)
{
    private volatile ServedModelState _state = state;

    public ModelProfile Profile => profile;

    public ServedModelState State
    {
        get => _state;
        set => _state = value;
    }
}
