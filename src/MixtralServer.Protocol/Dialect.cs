namespace MixtralServer.Protocol;

/// <summary>Whose API a client was written for: decides where shapes contradict each other, and nowhere else.</summary>
public enum Dialect
{
    /// <summary>OpenAI's, and everybody's who follows it.</summary>
    OpenAi,

    /// <summary>Together's.</summary>
    Together,

    /// <summary>Mistral's.</summary>
    Mistral,
}
