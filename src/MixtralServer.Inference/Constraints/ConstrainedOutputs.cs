using System.Text;
using MixtralServer.Grammar;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;
using MixtralServer.Inference.Sampling;

namespace MixtralServer.Inference.Constraints;

/// <summary>Prepares what keeps requests' outputs within their constraint. Safe for any thread.</summary>
/// <param name="tokenizer">The model's vocabulary.</param>
/// <param name="time">Bounds the time that compiling takes.</param>
/// <param name="forcesText">Whether text without a choice is taken over undrawn, where a request does not say.</param>
internal sealed class ConstrainedOutputs(ITokenizer tokenizer, TimeProvider time, bool forcesText)
{
    private static readonly OutputConstraint Usual = new OutputConstraint.JsonSchema(
        """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"array","items":{"type":"integer"}}},"required":["a"]}""");

    private readonly ConstraintCompiler _compiler = new(tokenizer, time, GrammarLimits.Default);
    private readonly ForcedText _forcedText = new(tokenizer);

    /// <summary>
    /// Does what would else take the first request's time: reads the vocabulary, and has the code compiled that every constraint uses.
    /// </summary>
    public void WarmUp()
    {
        if (_compiler.Compile(Usual, out _) is not { } compiled) return;
        var output = new OutputGrammar(compiled.Grammar, _forcedText);
        output.TryBegin("{"u8);
        output.LookAhead();
        output.TryApply(new float[tokenizer.VocabularySize]);
    }

    /// <summary>Compiles a constraint when its turn comes, so that <see cref="Of"/> finds it compiled.</summary>
    /// <returns>Why it cannot be used, or null.</returns>
    public Task<RequestProblem?> PrepareAsync(OutputConstraint constraint, CancellationToken cancellation) =>
        _compiler.PrepareAsync(constraint, cancellation);

    /// <summary>Prepares the outputs of requests that belong together.</summary>
    /// <param name="requests">At least one, all with the same constraint and the same beginning of the output.</param>
    /// <param name="relaxed">Parts of the constraint that are not kept, each as a sentence with its place.</param>
    /// <param name="problem">Why the constraint cannot be kept.</param>
    /// <returns>For each request what it must conform to, null where that is anything; of no use where there is a problem.</returns>
    public OutputGrammar?[] Of(
        IReadOnlyList<GenerationRequest> requests, out IReadOnlyList<string> relaxed, out RequestProblem? problem)
    {
        (relaxed, problem) = ([], null);
        var outputs = new OutputGrammar?[requests.Count];
        if (requests[0].Constraint is not { } constraint || _compiler.Compile(constraint, out problem) is not { } compiled) return outputs;

        relaxed = compiled.Relaxed;
        for (var i = 0; i < outputs.Length; i++)
        {
            var output = outputs[i] = new OutputGrammar(compiled.Grammar, ForcesText(requests[i]) ? _forcedText : null);
            if (!output.TryBegin(Encoding.UTF8.GetBytes(requests[i].OutputBegun)))
            {
                problem = BegunOtherwise(constraint);
                return outputs;
            }

            output.LookAhead();
        }

        return outputs;
    }

    // The log probability of a token that is not drawn would have to be computed all the same.
    private bool ForcesText(GenerationRequest request) => request.LogProbsTop is null && (request.ForcesText ?? forcesText);

    private static RequestProblem BegunOtherwise(OutputConstraint constraint) => new(
        ProblemKind.InvalidRequest,
        "invalid_value",
        $"The assistant message that is to be continued does not conform to {constraint.Parameter}: begin it as that asks, or leave it out.",
        "messages");
}
