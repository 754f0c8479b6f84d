using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Ranges of numbers that are not negative, written without sign and exponent.</summary>
internal sealed class DigitRanges
{
    private readonly GrammarBuilder _builder;
    private readonly Expr _digits;
    private readonly Expr _someDigits;
    private readonly Expr _zeros;

    public DigitRanges(GrammarBuilder builder)
    {
        _builder = builder;
        Digit = From(0);
        NonZero = From(1);
        _digits = builder.Repeat(Digit, 0, null);
        _someDigits = builder.Repeat(Digit, 1, null);
        _zeros = builder.Repeat(builder.Text("0"), 0, null);
        Positive = builder.Sequence(NonZero, _digits);
        Natural = builder.Choice(builder.Text("0"), Positive);
        AnyFraction = builder.Optional(builder.Sequence(builder.Text("."), _someDigits));
        Any = builder.Sequence(Natural, AnyFraction);
    }

    public Expr Digit { get; }

    public Expr NonZero { get; }

    /// <summary>Integers from 1 on.</summary>
    public Expr Positive { get; }

    /// <summary>Integers from 0 on.</summary>
    public Expr Natural { get; }

    /// <summary>Numbers from 0 on.</summary>
    public Expr Any { get; }

    private Expr AnyFraction { get; }

    /// <summary>Numbers from a bound on, which is not negative.</summary>
    public Expr AtLeast(ExactNumber bound, bool exclusive)
    {
        var (whole, fraction) = Split(bound);
        return _builder.Choice(
            _builder.Sequence(Above(whole), AnyFraction),
            _builder.Sequence(_builder.Text(whole), FractionAtLeast(fraction, exclusive)));
    }

    /// <summary>Numbers up to a bound, which is not negative.</summary>
    public Expr AtMost(ExactNumber bound, bool exclusive)
    {
        var (whole, fraction) = Split(bound);
        return _builder.Choice(
            _builder.Sequence(Below(whole), AnyFraction),
            _builder.Sequence(_builder.Text(whole), FractionAtMost(fraction, exclusive)));
    }

    private static (string Whole, string Fraction) Split(ExactNumber bound)
    {
        var text = bound.ToString().Split('.');
        return (text[0], text.Length > 1 ? text[1] : "");
    }

    private Expr Above(string whole)
    {
        List<Expr> ways = [_builder.Sequence(NonZero, _builder.Repeat(Digit, whole.Length, null))];
        for (var i = 0; i < whole.Length; i++)
            ways.Add(Turn(whole, i, From(whole[i] - '0' + 1), whole.Length - i - 1));
        return _builder.Choice([.. ways]);
    }

    private Expr Below(string whole)
    {
        List<Expr> ways = [];
        if (whole.Length > 1)
        {
            var shorter = _builder.Sequence(NonZero, _builder.Repeat(Digit, 0, whole.Length - 2));
            ways.Add(_builder.Choice(_builder.Text("0"), shorter));
        }

        for (var i = 0; i < whole.Length; i++)
        {
            var first = i == 0 && whole.Length > 1 ? 1 : 0;
            ways.Add(Turn(whole, i, Between(first, whole[i] - '0' - 1), whole.Length - i - 1));
        }

        return _builder.Choice([.. ways]);
    }

    private Expr FractionAtLeast(string fraction, bool exclusive)
    {
        var above = _builder.Sequence(_digits, NonZero, _digits);
        if (fraction.Length == 0)
            return exclusive ? _builder.Sequence(_builder.Text("."), above) : AnyFraction;
        List<Expr> ways = [_builder.Sequence(_builder.Text(fraction), exclusive ? above : _digits)];
        for (var i = 0; i < fraction.Length; i++)
            ways.Add(_builder.Sequence(_builder.Text(fraction[..i]), From(fraction[i] - '0' + 1), _digits));
        return _builder.Sequence(_builder.Text("."), _builder.Choice([.. ways]));
    }

    private Expr FractionAtMost(string fraction, bool exclusive)
    {
        var none = _builder.Optional(_builder.Sequence(_builder.Text(".0"), _zeros));
        if (fraction.Length == 0) return exclusive ? _builder.Nothing : none;
        List<Expr> ways = exclusive ? [] : [_builder.Sequence(_builder.Text(fraction), _zeros)];
        for (var i = 0; i < fraction.Length; i++)
        {
            ways.Add(_builder.Sequence(_builder.Text(fraction[..i]), Between(0, fraction[i] - '0' - 1), _digits));
            if (i > 0) ways.Add(_builder.Text(fraction[..i]));
        }

        return _builder.Optional(_builder.Sequence(_builder.Text("."), _builder.Choice([.. ways])));
    }

    // The digits of a number up to a place, another one there, and any behind it.
    private Expr Turn(string whole, int at, Expr other, int behind)
        => _builder.Sequence(_builder.Text(whole[..at]), other, _builder.Repeat(Digit, behind, behind));

    private Expr From(int digit) => Between(digit, 9);

    private Expr Between(int first, int last)
        => first > last ? _builder.Nothing : _builder.Chars(CodePointSet.Range('0' + first, '0' + last));
}
