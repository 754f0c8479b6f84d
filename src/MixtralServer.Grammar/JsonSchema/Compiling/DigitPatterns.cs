using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Sets of numbers as expressions over their digits. All but <see cref="Decimal"/> are written without exponents.
/// </summary>
internal sealed class DigitPatterns
{
    // Up to 1e99: beyond any use, and within what a double holds.
    private const int ExponentDigitsMax = 2;

    private readonly GrammarBuilder _builder;
    private readonly DigitRanges _ranges;
    private readonly Expr _zeros;

    public DigitPatterns(GrammarBuilder builder)
    {
        (_builder, _ranges) = (builder, new DigitRanges(builder));
        _zeros = builder.Repeat(builder.Text("0"), 0, null);
        var digits = builder.Repeat(_ranges.Digit, 1, null);
        var minus = builder.Optional(builder.Text("-"));
        Integer = builder.Choice(builder.Text("0"), builder.Sequence(minus, _ranges.Positive));
        var whole = builder.Sequence(minus, _ranges.Natural);
        var exponent = builder.Sequence(
            builder.Chars(CodePointSet.Of("eE")),
            builder.Optional(builder.Chars(CodePointSet.Of("+-"))),
            builder.Repeat(_ranges.Digit, 1, ExponentDigitsMax));
        Fixed = builder.Sequence(whole, builder.Optional(builder.Sequence(builder.Text("."), digits)));
        Decimal = builder.Sequence(Fixed, builder.Optional(exponent));
        ProperFraction = builder.Sequence(
            whole, builder.Text("."), builder.Repeat(_ranges.Digit, 0, null), _ranges.NonZero, _zeros);
    }

    /// <summary>Integers as they are usually written.</summary>
    public Expr Integer { get; }

    /// <summary>Numbers without an exponent.</summary>
    public Expr Fixed { get; }

    /// <summary>Numbers with or without an exponent.</summary>
    public Expr Decimal { get; }

    /// <summary>Numbers that are no integers.</summary>
    public Expr ProperFraction { get; }

    /// <summary>Numbers from a bound on.</summary>
    public Expr AtLeast(NumberBound bound)
    {
        if (bound.Value.Mantissa.Sign > 0 || (bound.Value.Mantissa.IsZero && bound.Exclusive))
            return _ranges.AtLeast(bound.Value, bound.Exclusive);
        var negative = bound.Value.Mantissa.IsZero
            ? _builder.Nothing
            : _builder.Sequence(_builder.Text("-"), _ranges.AtMost(Opposite(bound.Value), bound.Exclusive));
        return _builder.Choice(_ranges.Any, negative);
    }

    /// <summary>Numbers up to a bound.</summary>
    public Expr AtMost(NumberBound bound)
    {
        var minus = _builder.Text("-");
        if (bound.Value.Mantissa.Sign < 0 || (bound.Value.Mantissa.IsZero && bound.Exclusive))
            return _builder.Sequence(minus, _ranges.AtLeast(Opposite(bound.Value), bound.Exclusive));
        return _builder.Choice(
            _ranges.AtMost(bound.Value, bound.Exclusive), _builder.Sequence(minus, _ranges.Any));
    }

    /// <summary>Every way to write a number without an exponent.</summary>
    public Expr Spellings(ExactNumber number)
    {
        var text = number.ToString();
        var tail = number.IsInteger
            ? _builder.Optional(_builder.Sequence(_builder.Text("."), _builder.Repeat(_builder.Text("0"), 1, null)))
            : _zeros;
        var sign = number.Mantissa.IsZero ? _builder.Optional(_builder.Text("-")) : _builder.Empty;
        return _builder.Sequence(sign, _builder.Text(text), tail);
    }

    private static ExactNumber Opposite(ExactNumber number) => ExactNumber.Of(-number.Mantissa, number.Exponent);
}
