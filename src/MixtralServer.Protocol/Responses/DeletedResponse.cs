namespace MixtralServer.Protocol.Responses;

/// <summary>Says that a stored response is forgotten.</summary>
/// <param name="Id">Which.</param>
public sealed record DeletedResponse(string Id)
{
    /// <summary>Always <c>response</c>.</summary>
    public string Object { get; } = "response";

    /// <summary>Always true.</summary>
    public bool Deleted { get; } = true;
}
