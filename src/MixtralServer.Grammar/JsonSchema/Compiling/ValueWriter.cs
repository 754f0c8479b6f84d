using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Grammar.JsonSchema.Shapes;

namespace MixtralServer.Grammar.JsonSchema.Compiling;

/// <summary>
/// Writes the grammar of a schema: a rule for each demand that arrays or objects satisfy, one after the other, so that neither
/// depth nor recursion of the schema matters.
/// </summary>
internal sealed class ValueWriter
{
    private readonly GrammarBuilder _builder;
    private readonly CompileReport _report;
    private readonly DemandTable _table = new();
    private readonly ShapeExpander _expander;
    private readonly StringWriter _strings;
    private readonly NumberWriter _numbers;
    private readonly ArrayWriter _arrays;
    private readonly ObjectWriter _objects;
    private readonly Dictionary<Demand, Expr?> _written = []; // null: no value; bounded by the parts of the grammar
    private readonly Queue<(Demand Demand, Expr Rule)> _waiting = new(); // bounded by the parts of the grammar

    public ValueWriter(GrammarBuilder builder, SchemaDocument document, SchemaCompileOptions options, CompileReport report)
    {
        (_builder, _report) = (builder, report);
        var texts = new TextChecks();
        var layout = new JsonLayout(builder, options.Whitespace);
        _expander = new ShapeExpander(builder, document, _table, report, texts);
        _strings = new StringWriter(builder, report, texts);
        _numbers = new NumberWriter(builder, report);
        _arrays = new ArrayWriter(builder, layout, report, this);
        var names = new PropertyNames(builder, _expander, _strings, texts);
        _objects = new ObjectWriter(builder, layout, options, report, this, names);
    }

    /// <summary>Writes everything.</summary>
    /// <returns>The whole value; meaningless where the report has a problem.</returns>
    public Expr WriteAll(SchemaNode root)
    {
        var value = Write(_table.Of(root));
        if (value is null)
            _report.Fail(root.Pointer, "No value can satisfy this schema; remove what contradicts itself.");
        while (_report.Problem is null && _waiting.TryDequeue(out var next))
            _builder.Define(next.Rule, Body(_expander.Expand(next.Demand)));
        return value ?? _builder.Nothing;
    }

    /// <summary>The values that satisfy a demand, or null where there are none.</summary>
    public Expr? Write(Demand demand)
    {
        if (_written.TryGetValue(demand, out var known)) return known;
        var shapes = _expander.Expand(demand);
        Expr? written = null;
        if (shapes.Count > 0 && shapes.All(shape => shape.IsScalar))
        {
            written = Body(shapes);
        }
        else if (shapes.Count > 0)
        {
            written = _builder.DeclareRule("value");
            _waiting.Enqueue((demand, written.Value));
        }

        _written[demand] = written;
        return written;
    }

    private Expr Body(IReadOnlyList<Shape> shapes)
    {
        List<Expr> ways = [];
        if (shapes.Any(shape => shape.Null)) ways.Add(_builder.Text("null"));
        if (shapes.Any(shape => shape.True)) ways.Add(_builder.Text("true"));
        if (shapes.Any(shape => shape.False)) ways.Add(_builder.Text("false"));
        ways.AddRange(_strings.Write(Distinct(shapes, shape => shape.String)));
        ways.AddRange(Distinct(shapes, shape => shape.Number).SelectMany(_numbers.Write));
        ways.AddRange(Distinct(shapes, shape => shape.Array).SelectMany(_arrays.Write));
        ways.AddRange(Distinct(shapes, shape => shape.Object).SelectMany(_objects.Write));
        return _builder.Choice([.. ways]);
    }

    private static IEnumerable<T> Distinct<T>(IReadOnlyList<Shape> shapes, Func<Shape, T?> part)
        where T : class
        => shapes.Select(part).OfType<T>().Distinct();
}
