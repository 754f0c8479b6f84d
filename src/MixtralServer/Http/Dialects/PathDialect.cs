using MixtralServer.Protocol;

namespace MixtralServer.Http.Dialects;

/// <summary>Marks the routes below a prefix that names a dialect.</summary>
/// <param name="Dialect">The dialect that the prefix names.</param>
internal sealed record PathDialect(Dialect Dialect);
