namespace MixtralServer.Protocol.Clients;

/// <summary>Whose key a request carries, in Together's words. This server knows keys only, so the organisation is the server.</summary>
public sealed record WhoAmIResponse
{
    /// <summary>The name of the client that has the key, or what tells the key from others; <c>anonymous</c> without a key.</summary>
    public required string ApiKeyId { get; init; }

    /// <summary>Always the same.</summary>
    public string OrganizationId { get; } = "mixtralserver";

    /// <summary>Always the same.</summary>
    public string OrganizationName { get; } = "MixtralServer";

    /// <summary>Always the same.</summary>
    public string ProjectId { get; } = "default";

    /// <summary>Always the same.</summary>
    public string ProjectName { get; } = "Default";

    /// <summary>Always the same.</summary>
    public string ProjectSlug { get; } = "default";
}
