using MixtralServer.Grammar;
using MixtralServer.Grammar.Gbnf;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Shows constraints to people.</summary>
public static class ConstraintText
{
    /// <summary>The grammar that answers are kept to, as llama.cpp's GBNF.</summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="tokenizer">The model's vocabulary, which knows the tokens that a grammar names.</param>
    /// <param name="problem">Why it cannot be used, naming the request member.</param>
    /// <returns>Null where there is a problem.</returns>
    public static string? Write(OutputConstraint constraint, ITokenizer tokenizer, out RequestProblem? problem)
    {
        try
        {
            problem = null;
            var grammar = ConstraintGrammars.Of(
                constraint, name => tokenizer.FindControl(name)?.Value, GrammarLimits.Default, out _, CancellationToken.None);
            return GbnfPrinter.Print(grammar).Text;
        }
        catch (GrammarException fault)
        {
            problem = ConstraintCompiler.Invalid(constraint, fault.Message);
            return null;
        }
    }
}
