using MixtralServer.Chat.Prompts;
using MixtralServer.Protocol;
using MixtralServer.Protocol.Models;
using MixtralServer.Serving;

namespace MixtralServer.Http.Models;

/// <summary>Shows models as the wire does.</summary>
internal static class ModelCards
{
    public static ModelCard Of(ServedModel model, Dialect dialect)
    {
        var profile = model.Profile;
        var answering = model.State is ServedModelState.StoodIn { By: var standIn } ? standIn : model;
        var chat = (answering.State as ServedModelState.Ready)?.Chat;
        return new ModelCard
        {
            Id = profile.Id,
            Created = profile.Created.ToUnixTimeSeconds(),
            OwnedBy = profile.Organization,
            Type = TypeOf(chat?.Format, dialect),
            Status = StatusOf(model.State),
            StatusReason = ReasonOf(model.State),
            ServedBy = answering == model ? null : answering.Profile.Id,
            ChatFormat = chat is null ? null : Configuration.Words.NameOf(chat.Format),
            DisplayName = profile.DisplayName,
            License = profile.License,
            ContextLength = answering.Profile.ContextLength,
            Pricing = new ModelPricing
            {
                Input = profile.PriceInput,
                Output = profile.PriceOutput,
                CachedInput = profile.PriceCachedInput,
            },
            Description = profile.Description,
            Aliases = profile.Aliases,
            DefaultModelTemperature = profile.Temperature,
            Capabilities = new ModelCapabilities
            {
                CompletionChat = true,
                CompletionFim = chat is not null && FillInMiddlePrompt.IsKnownTo(chat.Tokenizer),
                FunctionCalling = true,
            },
        };
    }

    // Each client refuses words that it does not know, and the words differ.
    private static string TypeOf(ChatFormat? format, Dialect dialect) => (dialect, format) switch
    {
        (Dialect.Together, ChatFormat.None) => "language",
        (Dialect.Together, _) => "chat",
        _ => "base",
    };

    private static string? ReasonOf(ServedModelState state) => state switch
    {
        ServedModelState.Missing missing => missing.Reason,
        ServedModelState.StoodIn stoodIn => stoodIn.Reason,
        ServedModelState.Failed failed => failed.Reason,
        _ => null,
    };

    private static string StatusOf(ServedModelState state) => state switch
    {
        ServedModelState.Ready => "ready",
        ServedModelState.Loading => "loading",
        ServedModelState.StoodIn => "stand_in",
        _ => "not_available",
    };
}
