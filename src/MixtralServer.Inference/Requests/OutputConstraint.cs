namespace MixtralServer.Inference.Requests;

/// <summary>What the whole output must conform to. Plain data; compiled where the request is handed in.</summary>
public abstract record OutputConstraint
{
    private OutputConstraint()
    {
    }

    /// <summary>The request member that asks for it, which errors name.</summary>
    public string Parameter { get; init; } = "response_format";

    /// <summary>JSON that satisfies a schema, spaced as Python writes it.</summary>
    /// <param name="Schema">The schema as JSON text.</param>
    public sealed record JsonSchema(string Schema) : OutputConstraint
    {
        /// <summary>
        /// Whether keywords that cannot be kept while a text is written are left out and told of, rather than refused.
        /// </summary>
        public bool Lenient { get; init; }
    }

    /// <summary>Text that a regular expression matches from end to end.</summary>
    /// <param name="Regex">In the syntax of ECMA-262, without look-around and back-references.</param>
    public sealed record Pattern(string Regex) : OutputConstraint;

    /// <summary>Text of a grammar.</summary>
    /// <param name="Grammar">In llama.cpp's GBNF.</param>
    public sealed record Gbnf(string Grammar) : OutputConstraint;

    /// <summary>
    /// Calls of functions: a mark, and then <c> [{"name": "NAME", "arguments": {…}}, …]</c>, spaced as Python writes it.
    /// </summary>
    /// <param name="Functions">At least one, each with another name.</param>
    /// <param name="Opening">The mark.</param>
    public sealed record Calls(IReadOnlyList<CallableFunction> Functions, OutputMark Opening) : OutputConstraint
    {
        /// <summary>Whether the output must be calls; else text may come before a token as mark, or in place of calls.</summary>
        public bool IsRequired { get; init; }

        /// <summary>Whether there may be several calls.</summary>
        public bool AllowsSeveral { get; init; } = true;

        /// <summary>What an output without calls must conform to; null for any text.</summary>
        public OutputConstraint? Otherwise { get; init; }

        /// <inheritdoc/>
        public bool Equals(Calls? other) => other is not null
            && (Parameter, Opening, IsRequired, AllowsSeveral, Otherwise)
                == (other.Parameter, other.Opening, other.IsRequired, other.AllowsSeveral, other.Otherwise)
            && Functions.SequenceEqual(other.Functions);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Opening, IsRequired, AllowsSeveral, Functions.Count, Functions[0]);
    }
}
