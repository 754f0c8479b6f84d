namespace MixtralServer.Chat.Prompts;

/// <summary>What could be told of a model's chat format from its file.</summary>
public abstract record ChatFormatDetection
{
    private ChatFormatDetection()
    {
    }

    /// <summary>The format is known.</summary>
    public sealed record Known(ChatFormat Format) : ChatFormatDetection;

    /// <summary>The file's chat template is none of those this server writes.</summary>
    /// <param name="Reason">For people: why, and what to do.</param>
    public sealed record Unknown(string Reason) : ChatFormatDetection;
}
