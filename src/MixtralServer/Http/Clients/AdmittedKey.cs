using MixtralServer.Configuration;

namespace MixtralServer.Http.Clients;

/// <summary>The key with which a request passed the gate.</summary>
/// <param name="Hash">Its hash; null where it passed without one.</param>
internal sealed record AdmittedKey(KeyHash? Hash);
