using MixtralServer.Grammar.Ir;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>Brackets, commas and colons with the white space around them.</summary>
internal sealed class JsonLayout
{
    // Deep enough for any indentation worth reading, and short enough that a model cannot get lost in it.
    private const int IndentMax = 20;

    private readonly GrammarBuilder _builder;
    private readonly Expr _gap;

    public JsonLayout(GrammarBuilder builder, JsonWhitespace style)
    {
        _builder = builder;
        _gap = style == JsonWhitespace.Flexible
            ? builder.Choice(
                builder.Optional(builder.Text(" ")),
                builder.Sequence(builder.Text("\n"), builder.Repeat(builder.Text(" "), 0, IndentMax)))
            : builder.Empty;
        var spaced = style == JsonWhitespace.Spaced;
        Comma = spaced ? builder.Text(", ") : builder.Sequence(_gap, builder.Text(","), _gap);
        Colon = spaced ? builder.Text(": ") : builder.Sequence(_gap, builder.Text(":"), _gap);
        EmptyArray = builder.Sequence(builder.Text("["), _gap, builder.Text("]"));
        EmptyObject = builder.Sequence(builder.Text("{"), _gap, builder.Text("}"));
    }

    public Expr Comma { get; }

    public Expr Colon { get; }

    public Expr EmptyArray { get; }

    public Expr EmptyObject { get; }

    /// <summary>An array with these items in it, at least one.</summary>
    public Expr Array(Expr items) => _builder.Sequence(_builder.Text("["), _gap, items, _gap, _builder.Text("]"));

    /// <summary>An object with these members in it, at least one.</summary>
    public Expr Object(Expr members) => _builder.Sequence(_builder.Text("{"), _gap, members, _gap, _builder.Text("}"));
}
