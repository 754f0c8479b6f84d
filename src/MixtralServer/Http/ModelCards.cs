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
            StatusReason = ReasonOf(model.State),
            ChatFormat = model.State is ServedModelState.Ready ready ? Configuration.Words.NameOf(ready.Chat.Format) : null,
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

    private static string? ReasonOf(ServedModelState state) => state switch
    {
        ServedModelState.Missing missing => missing.Reason,
        ServedModelState.Failed failed => failed.Reason,
        _ => null,
    };

    private static string StatusOf(ServedModelState state) => state switch
    {
        ServedModelState.Ready => "ready",
        ServedModelState.Loading => "loading",
        _ => "not_available",
    };
}
