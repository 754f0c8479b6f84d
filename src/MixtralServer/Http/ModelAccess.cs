using MixtralServer.Chat;
using MixtralServer.Serving;

namespace MixtralServer.Http;

/// <summary>Finds the model that answers a request. Every endpoint with a <c>model</c> goes this way.</summary>
internal static class ModelAccess
{
    /// <summary>The response's header that names the model that answered in place of the one asked for.</summary>
    public const string ServedBy = "x-mixtral-served-by";

    /// <summary>The model of that name where it can answer, or one in its place, which the response's header then names; or why there is none.</summary>
    public static Outcome<ServedModelState.Ready> FindReady(this ModelRegistry models, string? name, HttpContext context)
    {
        if (models.Find(name).TryGet(out var model, out _) && model.State is ServedModelState.StoodIn { By: var standIn })
            context.Response.Headers[ServedBy] = standIn.Profile.Id;
        return models.FindReady(name);
    }
}
