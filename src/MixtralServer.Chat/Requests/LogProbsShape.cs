namespace MixtralServer.Chat.Requests;

/// <summary>How log probabilities are written in an answer.</summary>
public enum LogProbsShape
{
    /// <summary>Together's: lists, or one token per chunk.</summary>
    Lists,

    /// <summary>OpenAI's: one object per token.</summary>
    Content,
}
