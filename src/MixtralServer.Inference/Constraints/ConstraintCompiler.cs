using System.Collections.Concurrent;
using MixtralServer.Grammar;
using MixtralServer.Grammar.Compilation;
using MixtralServer.Grammar.Matching;
using MixtralServer.Inference.Ports;
using MixtralServer.Inference.Requests;

namespace MixtralServer.Inference.Constraints;

/// <summary>Compiles constraints for a model's vocabulary and keeps what it compiled. Safe for any thread.</summary>
/// <param name="tokenizer">The model's vocabulary.</param>
/// <param name="time">Bounds the time that compiling takes.</param>
internal sealed class ConstraintCompiler(ITokenizer tokenizer, TimeProvider time)
{
    /// <summary>How many compiled constraints are kept; the one that was used longest ago goes first.</summary>
    public const int KeptMax = 64;

    private static readonly TimeSpan CompileLimit = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<OutputConstraint, Compiled> _kept = new();
    private readonly Lazy<GrammarCompiler> _compiler = new(() =>
        new GrammarCompiler(ConstraintVocabulary.Of(tokenizer), new MaskCache(MaskCache.BytesDefault), GrammarLimits.Default));
    private long _uses;

    /// <summary>Compiles a constraint, or finds it compiled.</summary>
    /// <param name="constraint">What is asked for.</param>
    /// <param name="problem">Why it cannot be used, naming the request member.</param>
    /// <returns>Null where there is a problem.</returns>
    public CompiledGrammar? Compile(OutputConstraint constraint, out RequestProblem? problem)
    {
        problem = null;
        if (_kept.TryGetValue(constraint, out var kept)) return kept.Use(Interlocked.Increment(ref _uses));
        using var limit = new CancellationTokenSource(CompileLimit, time);
        try
        {
            var grammar = ConstraintGrammars.Of(constraint, name => tokenizer.FindControl(name)?.Value);
            return Keep(constraint, _compiler.Value.Compile(grammar, limit.Token));
        }
        catch (GrammarException fault)
        {
            problem = Invalid(constraint, fault.Message);
        }
        catch (OperationCanceledException)
        {
            problem = Invalid(constraint, "it takes too long to prepare; make it simpler.");
        }

        return null;
    }

    private CompiledGrammar Keep(OutputConstraint constraint, CompiledGrammar grammar)
    {
        _kept[constraint] = new Compiled(grammar, Interlocked.Increment(ref _uses));
        while (_kept.Count > KeptMax) _kept.TryRemove(_kept.MinBy(entry => entry.Value.LastUse));
        return grammar;
    }

    private static RequestProblem Invalid(OutputConstraint constraint, string why) => new(
        ProblemKind.InvalidRequest,
        "invalid_value",
        $"{constraint.Parameter} cannot be kept: {why}",
        constraint.Parameter);

    private sealed class Compiled(CompiledGrammar grammar, long use)
    {
        public long LastUse { get; private set; } = use;

        public CompiledGrammar Use(long now)
        {
            LastUse = now;
            return grammar;
        }
    }
}
