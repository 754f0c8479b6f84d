using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.Patterns;

/// <summary>A part of a pattern, and whether it matches the empty text.</summary>
internal readonly record struct Piece(Expr Expr, bool Nullable);
