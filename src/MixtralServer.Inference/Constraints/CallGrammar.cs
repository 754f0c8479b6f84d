using MixtralServer.Grammar;
using MixtralServer.Grammar.Ir;
using MixtralServer.Grammar.JsonSchema;
using MixtralServer.Grammar.JsonSchema.Model;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Writes the grammar of outputs that call functions.</summary>
/// <param name="builder">The grammar that is being built.</param>
internal sealed class CallGrammar(GrammarBuilder builder)
{
    private readonly List<SchemaProblem> _relaxed = []; // bounded by the schemas' keywords

    /// <summary>Keywords of the functions' schemas that are not kept.</summary>
    public IReadOnlyList<SchemaProblem> Relaxed => _relaxed;

    /// <summary>Writes the whole output.</summary>
    /// <param name="calls">What may be called.</param>
    /// <param name="otherwise">What an output without calls must match; null for any text.</param>
    /// <exception cref="GrammarException">A schema is none, or cannot be kept; the message names the function.</exception>
    public Expr Write(OutputConstraint.Calls calls, Expr? otherwise)
    {
        var list = ListOf(calls);
        var marked = calls.Opening switch
        {
            OutputMark.Token(var id) => builder.Sequence(builder.Tokens(id.Value), list),
            OutputMark.Text(var mark) => builder.Sequence(Opened(mark), list),
            _ => throw new InvalidOperationException($"Unknown mark {calls.Opening}."),
        };
        if (calls.IsRequired) return marked;
        return otherwise is { } text ? builder.Choice(text, marked) : Free(calls.Opening, marked);
    }

    // A token can come behind text. A text counts as mark at the beginning alone, where any other text is just that.
    private Expr Free(OutputMark opening, Expr marked) => opening is OutputMark.Text(var mark)
        ? builder.Choice(marked, builder.Complement(builder.Sequence(Opened(mark), builder.AnyText)))
        : builder.Sequence(builder.AnyText, builder.Optional(marked));

    private Expr Opened(string mark) => builder.Sequence(builder.Optional(builder.Text(" ")), builder.Text(mark));

    private Expr ListOf(OutputConstraint.Calls calls)
    {
        var call = builder.Choice([.. calls.Functions.Select(CallOf)]);
        var others = calls.AllowsSeveral
            ? builder.Repeat(builder.Sequence(builder.Text(", "), call), 0, null)
            : builder.Empty;
        return builder.Sequence(builder.Text(" ["), call, others, builder.Text("]"));
    }

    private Expr CallOf(CallableFunction function) => builder.Sequence(
        builder.Text($"{{\"name\": \"{function.Name}\", \"arguments\": "), ArgumentsOf(function), builder.Text("}"));

    private Expr ArgumentsOf(CallableFunction function)
    {
        if (function.Parameters is not { } schema) return builder.Text("{}");
        try
        {
            // What a function does not declare it does not take, whatever the standard says.
            var options = SchemaCompileOptions.Default with { Lenient = function.Lenient, AllowsUndeclared = false };
            var arguments = SchemaText.Add(builder, schema, options, out var relaxed);
            _relaxed.AddRange(relaxed);
            return arguments;
        }
        catch (GrammarException fault)
        {
            throw new GrammarException($"the parameters of {function.Name}: {fault.Message}", fault);
        }
    }
}
