namespace MixtralServer.Grammar.Matching;

/// <summary>What became of a token or text given to a <see cref="GrammarMatcher"/>.</summary>
public enum MatchResult
{
    /// <summary>It fits; the matcher is behind it now.</summary>
    Accepted,

    /// <summary>It does not fit; the matcher is where it was.</summary>
    Refused,

    /// <summary>Finding out takes more work than is allowed; the matcher is where it was and the request must fail.</summary>
    Exhausted,
}
