using MixtralServer.Protocol.Models;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Shows models as the wire does.</summary>
internal static class ModelCards
{
    public static ModelCard Of(ServedModel model, bool isTogether)
    {
        var profile = model.Profile;
        return new ModelCard
        {
            Id = profile.Id,
            Created = profile.Created.ToUnixTimeSeconds(),
            OwnedBy = profile.Organization,
            Type = isTogether ? "chat" : "base",
            Status = StatusOf(model.State),
            DisplayName = profile.DisplayName,
            License = profile.License,
            ContextLength = profile.ContextLength,
            Pricing = new ModelPricing
            {
                Input = profile.PriceInput,
                Output = profile.PriceOutput,
                CachedInput = profile.PriceCachedInput,
            },
            Description = profile.Description,
            Aliases = profile.Aliases,
            DefaultModelTemperature = profile.Temperature,
            Capabilities = new ModelCapabilities { CompletionChat = true },
        };
    }

    private static string StatusOf(ServedModelState state) => state switch
    {
        ServedModelState.Ready => "ready",
        ServedModelState.Loading => "loading",
        _ => "not_available",
    };
}
