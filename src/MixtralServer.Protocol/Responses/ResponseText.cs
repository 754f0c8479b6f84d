namespace MixtralServer.Protocol.Responses;

/// <summary>How the text of a response is to be.</summary>
public sealed record ResponseText
{
    /// <summary>The shape that it must have; anything where absent.</summary>
    public ResponseTextFormat? Format { get; init; }
}
