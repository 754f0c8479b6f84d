namespace MixtralServer.Grammar.Tokens;

/// <summary>The bytes of a token.</summary>
internal delegate ReadOnlySpan<byte> TokenBytes(int token);
