namespace MixtralServer.Grammar.Tokens;

/// <summary>A field of a protobuf message: its number, and its value where it is a varint or its bytes otherwise.</summary>
internal readonly record struct ProtobufField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes);
