using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Validation;

/// <summary>One validation of one value: goes through schemas and value together, within limits of depth and of work.</summary>
internal sealed class Evaluation(
    SchemaDocument document, PatternCache patterns, bool assertsFormats, CancellationToken cancellation)
{
    // A level takes about 2 KiB of stack. Values of 64 levels, each through several references, stay below.
    private const int DepthMax = 400;

    // Nested anyOf multiply; about a second.
    private const int StepsMax = 2_000_000;

    private int _depth;
    private int _steps;

    /// <summary>What could not be checked within bounds, and so counted as a violation; null where there is nothing of that kind.</summary>
    public SchemaViolation? Doubt { get; private set; }

    /// <summary>Says that something cannot be checked within bounds.</summary>
    public SchemaViolation GiveUp(Instance instance, string pointer, string message)
        => Doubt ??= instance.Breaks(pointer, message) with { IsCertain = false };

    /// <summary>Ends the validation where whoever asked for it no longer waits.</summary>
    public void GoOn() => cancellation.ThrowIfCancellationRequested();

    /// <summary>Checks a value against a schema.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="instance">The value.</param>
    /// <param name="evaluated">Receives what the schema looked at; meaningless after a violation.</param>
    public SchemaViolation? Check(SchemaNode node, Instance instance, Evaluated evaluated)
    {
        if (node is SchemaNode.Never) return instance.Breaks(node.Pointer, "Nothing is allowed here.");
        if (_depth == DepthMax) return GiveUp(instance, node.Pointer, "The value is nested too deep to be checked.");
        if (++_steps > StepsMax) return GiveUp(instance, node.Pointer, "The value takes too much work to be checked.");
        GoOn();
        _depth++;
        var violation = CheckAll(SchemaChildren.KeywordsOf(node), instance, evaluated);
        _depth--;
        return violation;
    }

    /// <summary>
    /// Checks a value against one more schema. It does not see what others looked at, but they see what it did.
    /// </summary>
    public SchemaViolation? CheckBeside(SchemaNode node, Instance instance, Evaluated evaluated)
    {
        var own = new Evaluated();
        if (Check(node, instance, own) is { } violation) return violation;
        evaluated.Add(own);
        return null;
    }

    /// <summary>Whether a value satisfies a schema; what the schema looked at is added only then.</summary>
    public bool Satisfies(SchemaNode node, Instance instance, Evaluated evaluated)
        => CheckBeside(node, instance, evaluated) is null;

    private SchemaViolation? CheckAll(IReadOnlyList<SchemaKeyword> keywords, Instance instance, Evaluated evaluated)
    {
        foreach (var keyword in keywords)
        {
            if (IsLate(keyword)) continue;
            if (Check(keyword, instance, evaluated) is { } violation) return violation;
        }

        foreach (var keyword in keywords)
        {
            if (!IsLate(keyword)) continue;
            if (Check(keyword, instance, evaluated) is { } violation) return violation;
        }

        return null;
    }

    // They need to know what all others looked at.
    private static bool IsLate(SchemaKeyword keyword)
        => keyword is SchemaKeyword.UnevaluatedItems or SchemaKeyword.UnevaluatedProperties;

    private SchemaViolation? Check(SchemaKeyword keyword, Instance instance, Evaluated evaluated) => keyword switch
    {
        SchemaKeyword.Types or SchemaKeyword.Values or SchemaKeyword.Minimum or SchemaKeyword.Maximum or SchemaKeyword.MultipleOf
            => ValueChecks.Check(keyword, instance),
        SchemaKeyword.MinLength or SchemaKeyword.MaxLength or SchemaKeyword.Pattern or SchemaKeyword.Format
            => StringChecks.Check(keyword, instance, this, patterns, assertsFormats),
        SchemaKeyword.Items or SchemaKeyword.MinItems or SchemaKeyword.MaxItems or SchemaKeyword.UniqueItems
            or SchemaKeyword.Contains or SchemaKeyword.UnevaluatedItems
            => ArrayChecks.Check(keyword, instance, this, evaluated),
        SchemaKeyword.Reference or SchemaKeyword.AllOf or SchemaKeyword.AnyOf or SchemaKeyword.OneOf or SchemaKeyword.Not
            or SchemaKeyword.Condition
            => CheckCombination(keyword, instance, evaluated),
        _ => ObjectChecks.Check(keyword, instance, this, patterns, evaluated),
    };

    private SchemaViolation? CheckCombination(SchemaKeyword keyword, Instance instance, Evaluated evaluated)
    {
        switch (keyword)
        {
            case SchemaKeyword.Reference reference:
                return CheckBeside(document.TargetOf(reference), instance, evaluated);
            case SchemaKeyword.AllOf all:
                return all.Parts.Select(part => CheckBeside(part, instance, evaluated))
                    .FirstOrDefault(violation => violation is not null);
            case SchemaKeyword.AnyOf any:
                return SatisfiesAny(any.Parts, instance, evaluated)
                    ? null
                    : instance.Breaks(keyword, "At least one of these schemas must be satisfied.");
            case SchemaKeyword.OneOf one:
                return one.Parts.Count(part => Satisfies(part, instance, evaluated)) == 1
                    ? null
                    : instance.Breaks(keyword, "Exactly one of these schemas must be satisfied.");
            case SchemaKeyword.Not not:
                return Check(not.Schema, instance, new Evaluated()) is null
                    ? instance.Breaks(keyword, "This schema must not be satisfied.")
                    : null;
            default:
                return CheckCondition((SchemaKeyword.Condition)keyword, instance, evaluated);
        }
    }

    // All of them, even behind the first: what each looked at counts as evaluated.
    private bool SatisfiesAny(IReadOnlyList<SchemaNode> parts, Instance instance, Evaluated evaluated)
    {
        var satisfied = false;
        foreach (var part in parts) satisfied |= Satisfies(part, instance, evaluated);
        return satisfied;
    }

    private SchemaViolation? CheckCondition(SchemaKeyword.Condition condition, Instance instance, Evaluated evaluated)
    {
        var branch = Satisfies(condition.If, instance, evaluated) ? condition.Then : condition.Else;
        return branch is null ? null : CheckBeside(branch, instance, evaluated);
    }
}
