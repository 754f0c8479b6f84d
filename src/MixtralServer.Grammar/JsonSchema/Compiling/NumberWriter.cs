using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Writes numbers. Integers have neither fraction nor exponent; other numbers have an exponent only where their value does not
/// matter.
/// </summary>
internal sealed class NumberWriter(GrammarBuilder builder, CompileReport report)
{
    private readonly DigitPatterns _digits = new(builder);
    private readonly MultiplePatterns _multiples = new(builder);

    private readonly Dictionary<NumberShape, Expr[]> _written = []; // bounded by the schema

    /// <summary>The numbers of a shape; nothing where there are none.</summary>
    public IEnumerable<Expr> Write(NumberShape shape)
    {
        if (!_written.TryGetValue(shape, out var known))
            _written[shape] = known = [.. WriteNew(shape)];
        return known;
    }

    private IEnumerable<Expr> WriteNew(NumberShape shape)
    {
        if (shape.Allowed is { } allowed)
            return allowed.Where(shape.Admits).Select(number => builder.Text(number.ToString()));
        if (MultipleList.Of(shape) is { } multiples)
            return multiples.Select(number => builder.Text(number.ToString()));
        List<Expr> ways = [];
        if (shape.Integers) ways.Add(Integers(shape));
        if (shape.Fractions) ways.Add(Fractions(shape));
        return ways;
    }

    private Expr Integers(NumberShape shape)
    {
        List<Expr> parts = [_digits.Integer];
        AddBounds(parts, shape);
        AddMultiples(parts, shape);
        return Except(parts, shape);
    }

    private Expr Fractions(NumberShape shape)
    {
        var valued = shape.Min is not null || shape.Max is not null || shape.Excluded.Length > 0
            || shape.Divisors.Length > 0 || shape.NotDivisors.Length > 0;
        if (!valued) return shape.Integers ? _digits.Decimal : _digits.ProperFraction;
        List<Expr> parts = [shape.Integers ? _digits.Fixed : _digits.ProperFraction];
        AddBounds(parts, shape);
        AddMultiples(parts, shape);
        return Except(parts, shape);
    }

    private void AddBounds(List<Expr> parts, NumberShape shape)
    {
        if (shape.Min is { } min) parts.Add(_digits.AtLeast(min));
        if (shape.Max is { } max) parts.Add(_digits.AtMost(max));
    }

    private void AddMultiples(List<Expr> parts, NumberShape shape)
    {
        foreach (var (divisor, pointer) in shape.Divisors)
        {
            if (MultiplesOf(divisor, pointer) is { } multiples) parts.Add(multiples);
        }

        foreach (var (divisor, pointer) in shape.NotDivisors)
        {
            if (MultiplesOf(divisor, pointer) is { } multiples) parts.Add(builder.Complement(multiples));
        }
    }

    private Expr Except(List<Expr> parts, NumberShape shape)
    {
        if (shape.Excluded.Length > 0)
            parts.Add(builder.Complement(builder.Choice([.. shape.Excluded.Select(_digits.Spellings)])));
        return builder.Intersect([.. parts]);
    }

    private Expr? MultiplesOf(ExactNumber divisor, string pointer)
    {
        var multiples = _multiples.Of(divisor);
        if (multiples is null)
            report.Cannot(
                pointer,
                $"Multiples of {divisor} cannot be told by their last digits; give a minimum and a maximum too.");
        return multiples;
    }
}
