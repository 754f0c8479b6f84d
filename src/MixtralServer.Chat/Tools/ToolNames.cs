using MixtralServer.Chat.Requests;
using MixtralServer.Grammar.JsonSchema.Strict;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Chat.Tools;

/// <summary>Checks names of functions, which OpenAI and Mistral restrict alike.</summary>
internal static class ToolNames
{
    /// <param name="name">The name; null is a problem too.</param>
    /// <param name="path">Where it stands in the request.</param>
    public static RequestProblem? Check(string? name, string path)
    {
        if (name is null) return Problems.Missing(path, "the name of a function");
        return StrictName.IsValid(name)
            ? null
            : Problems.Invalid(path, $"{path} must be 1 to 64 letters (a-z, A-Z), digits, '_' or '-'; write '_' for any other character.");
    }
}
