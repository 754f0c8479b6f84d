namespace MixtralServer.Grammar.Matching;

/// <summary>Where a <see cref="GrammarMatcher"/> was in its text, to go back to; only for that matcher and its clones.</summary>
public sealed class MatcherState
{
    internal MatcherState(Config[] configs, bool complete, bool finished)
        => (Configs, Complete, Finished) = (configs, complete, finished);

    internal Config[] Configs { get; }

    internal bool Complete { get; }

    internal bool Finished { get; }
}
