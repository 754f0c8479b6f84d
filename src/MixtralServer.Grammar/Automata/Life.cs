namespace MixtralServer.Grammar.Automata;

/// <summary>Whether a state's expression matches anything.</summary>
internal enum Life
{
    /// <summary>Not looked into.</summary>
    Unknown,

    /// <summary>Some text completes it.</summary>
    Alive,

    /// <summary>No text does.</summary>
    Dead,
}
