using MixtralServer.Inference.Ports;

namespace MixtralServer.Tests.Http.Fakes;

/// <summary>Fails at whatever it is asked to encode.</summary>
internal sealed class BrokenTokenizer : ITokenizer
{
    public int VocabularySize => 1;

    public TokenId? BeginOfSequence => null;

    public TokenId? EndOfSequence => null;

    public TokenId[] Encode(string text) => throw new InvalidOperationException("a secret of the house");

    public TokenId[] EncodeContinuation(string text) => Encode(text);

    public TokenId? FindControl(string piece) => null;

    public ReadOnlySpan<byte> Bytes(TokenId token) => [];

    public bool IsByte(TokenId token) => false;

    public string? ControlText(TokenId token) => null;

    public bool IsEndOfGeneration(TokenId token) => false;
}
